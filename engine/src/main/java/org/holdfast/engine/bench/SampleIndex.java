package org.holdfast.engine.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexMerge;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexWriter;
import org.holdfast.engine.ltfs.format.UidCounter;

/** An index of many packed documents, as our volumes have it, without the volume. */
final class SampleIndex {
    private static final Instant TIME = Instant.parse("2026-01-01T10:20:30.415633334Z");
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final int PER_FOLDER = 1000;
    private static final int BYTES = DocumentTree.MEAN_BYTES;
    private static final long MOST_ENTRY_BYTES = 2_000;
    private static final int BLOCK = 524_288;

    private SampleIndex() {}

    /** What an index of {@code files} may ask of its reader. */
    static IndexLimits limits(long files) {
        IndexLimits usual = IndexLimits.DEFAULT;
        return files < usual.maxEntries() / 2 ? usual : new IndexLimits(2 * files,
                usual.maxDepth(), usual.maxNameCodePoints(), usual.maxAttributesPerEntry(),
                usual.maxValueBytes(), usual.maxExtentsPerFile(), usual.maxTextChars(),
                Math.max(usual.maxBytes(), files * MOST_ENTRY_BYTES));
    }

    private static IndexHeader header(long highestUid) {
        return new IndexHeader(IndexWriter.VERSION, "Holdfast 0.1.0 - Linux - bench",
                Optional.empty(), new UUID(1, 2), 3, TIME, new IndexLocation('a', 5),
                Optional.of(new IndexLocation('b', 17)), true, highestUid, "unlocked");
    }

    private static FileEntry file(String name, long i, long uid) {
        long at = i * BYTES;
        return new FileEntry(name, uid, EntryTimes.all(TIME.plusNanos(i * 1_234_567L)), false,
                List.of(ExtendedAttribute.text("ltfs.hash.sha256sum", DIGEST),
                        ExtendedAttribute.text("holdfast.key", "folder/document-" + i),
                        ExtendedAttribute.text("holdfast.version", new UUID(i, 7).toString())),
                BYTES, false, List.of(new Extent('b', 5 + at / BLOCK, (int) (at % BLOCK), BYTES,
                        0)), Optional.empty());
    }

    /** Writes it; its bytes. */
    static long write(OutputStream to, long files) throws IOException {
        long uid = 1;
        IndexWriter out = new IndexWriter(to, header(3 * files + 10));
        out.enter(new DirectoryEntry("bench", uid++, EntryTimes.all(TIME), false, List.of()));
        for (long i = 0; i < files; i++) {
            if (i % PER_FOLDER == 0) {
                out.enter(new DirectoryEntry(folder(i), uid++, EntryTimes.all(TIME), false,
                        List.of()));
            }
            out.file(file(name(i), i, uid++));
            if (i % PER_FOLDER == PER_FOLDER - 1 || i == files - 1) {
                out.leave();
            }
        }
        out.leave();
        out.finish();
        return out.bytes();
    }

    private static String folder(long i) {
        return digits(i / PER_FOLDER);
    }

    private static String name(long i) {
        return "document-" + digits(i) + ".bin";
    }

    private static String digits(long i) {
        return Long.toString(1_000_000_000L + i).substring(1).toLowerCase(Locale.ROOT);
    }

    /** Reads it to its end; how many files it has. */
    static long read(Path index, long files) throws IOException {
        long count = 0;
        try (InputStream in = Files.newInputStream(index);
                IndexReader reader = new IndexReader(in, limits(files))) {
            for (IndexReader.Event e = reader.next(); !(e instanceof IndexReader.Event.End);
                    e = reader.next()) {
                count += e instanceof IndexReader.Event.File ? 1 : 0;
            }
        }
        return count;
    }

    /** Writes it again with {@code more} new files in its first folder; its bytes. */
    static long merge(Path index, long files, long more, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(index);
                IndexReader reader = new IndexReader(in, limits(files))) {
            return IndexMerge.merge(reader, LongStream.range(0, more)
                    .mapToObj(i -> "new-" + digits(i))
                    .<IndexChange>map(n -> new IndexChange.Put(List.of(folder(0), n),
                            file(n, 0, 2 * files + 5)))
                    .iterator(), new IndexWriter(to, header(3 * files + 10)),
                    new UidCounter(2 * files + 6), EntryTimes.all(TIME)).bytes();
        }
    }
}
