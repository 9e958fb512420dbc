package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.engine.ltfs.names.NameSet;

/** Merges or scans an index that exists nowhere as a whole; in a process with little memory. */
public final class IndexMemoryWork {
    private static final int FEW = 200;
    private static final int PER_DIRECTORY = 1_000;
    private static final int EVERY = 10;

    private IndexMemoryWork() {}

    /** {@code merge} or {@code scan}, and the number of files; prints the number of entries. */
    public static void main(String[] args) throws IOException {
        int files = Integer.parseInt(args[1]);
        IndexLimits limits = IndexLimits.DEFAULT;
        try (IndexReader in = new IndexReader(new Made(files), limits)) {
            if (args[0].equals("scan")) {
                NameSet names = new NameSet(files);
                IndexScan.Outcome outcome = IndexScan.scan(in, List.of(), names);
                System.out.println("entries " + outcome.entries());
            } else {
                System.out.println("entries " + merge(in, files).entries());
            }
        }
    }

    /** A new file, another and one less, for each ten there are; a new directory for each. */
    private static MergeOutcome merge(IndexReader in, int files) throws IOException {
        return IndexMerge.merge(in, IntStream.range(0, files / EVERY).boxed()
                .flatMap(i -> changes(i * EVERY).stream()).iterator(),
                new IndexWriter(OutputStream.nullOutputStream(), SampleIndex.header(4L * files)),
                new UidCounter(2L * files), EntryTimes.all(SampleIndex.TIME));
    }

    private static List<IndexChange> changes(int i) {
        String directory = directory(i / PER_DIRECTORY);
        String dropped = name(i);
        String other = name(i + 1);
        String made = name(i + 1) + " made";
        return List.of(new IndexChange.Drop(List.of(directory, dropped)),
                new IndexChange.Put(List.of(directory, other), file(other, i + 2)),
                new IndexChange.Put(List.of(directory, made, "f"), file("f", 7)));
    }

    private static String directory(int i) {
        return "directory " + Integer.toString(100_000_000 + i).substring(1);
    }

    private static String name(int i) {
        return "file " + Integer.toString(100_000_000 + i).substring(1);
    }

    private static FileEntry file(String name, long uid) {
        EntryTimes times = EntryTimes.all(SampleIndex.TIME.plusNanos(uid * 1_234_567L));
        return new FileEntry(name, uid, times, false,
                List.of(ExtendedAttribute.text("holdfast.key", "key of " + name)), 100, false,
                List.of(new Extent('b', uid, 0, 100, 0)), Optional.empty());
    }

    /** The bytes of an index, made while they are read. */
    private static final class Made extends InputStream {
        private final ByteArrayOutputStream next = new ByteArrayOutputStream();
        private final int files;
        private final IndexWriter out;
        private byte[] bytes = {};
        private int at;
        private int done;
        private boolean finished;

        Made(int files) throws IOException {
            this.files = files;
            out = new IndexWriter(next, SampleIndex.header(2L * files + 2));
            out.enter(SampleIndex.directory("many", 1));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            while (at == bytes.length) {
                if (finished) {
                    return -1;
                }
                next.reset();
                more();
                bytes = next.toByteArray();
                at = 0;
            }
            int got = Math.min(count, bytes.length - at);
            System.arraycopy(bytes, at, to, from, got);
            at += got;
            return got;
        }

        private void more() throws IOException {
            for (int i = 0; i < FEW && done < files; i++, done++) {
                if (done % PER_DIRECTORY == 0) {
                    if (done > 0) {
                        out.leave();
                    }
                    int number = done / PER_DIRECTORY;
                    out.enter(SampleIndex.directory(directory(number), files + 2L + number));
                }
                out.file(file(name(done), done + 2));
            }
            if (done == files) {
                out.leave();
                out.leave();
                out.finish();
                finished = true;
            }
        }
    }
}
