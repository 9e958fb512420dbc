package org.holdfast.engine.ltfs.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.holdfast.engine.ltfs.names.NameSet;

/** How fast indexes of a million entries are written and read; run by hand. */
public final class IndexBench {
    private static final int FILES = 1_000_000;
    private static final int ROUNDS = 4;

    private IndexBench() {}

    /** Prints MB/s of writing, of reading, and of the bare parser. */
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("index", ".xml");
        try {
            for (int round = 0; round < ROUNDS; round++) {
                report("write to nowhere", write(OutputStream.nullOutputStream()));
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    write(out);
                }
                report("bare parser", bare(file));
                report("read", read(file));
                report("merge", merge(file));
                report("scan", scan(file));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** The thread's own, so that a busy machine does not matter. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long[] bytesAndNanos) {
        System.out.printf(Locale.ROOT, "%-18s %5d MB  %6.0f MB/s  heap %d MB%n", what,
                bytesAndNanos[0] / 1_000_000, bytesAndNanos[0] * 1e3 / bytesAndNanos[1],
                Runtime.getRuntime().totalMemory() >> 20);
    }

    private static long[] write(OutputStream to) throws IOException {
        long begin = cpuNanos();
        IndexWriter out = new IndexWriter(to, SampleIndex.header(FILES + 10));
        out.enter(SampleIndex.directory("bench", 1));
        String digest = "0123456789abcdef".repeat(4);
        for (int i = 0; i < FILES; i++) {
            EntryTimes times = EntryTimes.all(SampleIndex.TIME.plusNanos(i * 1_234_567L));
            String number = Integer.toString(10_000_000 + i).substring(1);
            out.file(new FileEntry("file number " + number + ".txt", i + 2, times, false,
                    List.of(ExtendedAttribute.text("ltfs.hash.sha256sum", digest),
                            ExtendedAttribute.text("holdfast.key", "a/file number " + i)),
                    100_000, false, List.of(new Extent('b', 5 + i / 5, i % 5 * 100_000, 100_000,
                    0)), Optional.empty()));
        }
        out.leave();
        out.finish();
        return new long[] {out.bytes(), cpuNanos() - begin};
    }

    private static long[] read(Path file) throws IOException {
        long begin = cpuNanos();
        try (InputStream in = Files.newInputStream(file);
                IndexReader reader = new IndexReader(in, IndexLimits.DEFAULT)) {
            while (!(reader.next() instanceof IndexReader.Event.End)) {
                continue;
            }
        }
        return new long[] {Files.size(file), cpuNanos() - begin};
    }

    private static long[] merge(Path file) throws IOException {
        long begin = cpuNanos();
        try (InputStream in = Files.newInputStream(file);
                IndexReader reader = new IndexReader(in, IndexLimits.DEFAULT)) {
            MergeOutcome outcome = IndexMerge.merge(reader, IntStream.range(0, FILES)
                    .mapToObj(i -> String.format(Locale.ROOT, "file number %07d.new", i))
                    .<IndexChange>map(n -> new IndexChange.Put(List.of(n),
                            SampleIndex.file(n, 7))).iterator(),
                    new IndexWriter(OutputStream.nullOutputStream(),
                            SampleIndex.header(3 * FILES)),
                    new UidCounter(2 * FILES), EntryTimes.all(SampleIndex.TIME));
            return new long[] {outcome.bytes(), cpuNanos() - begin};
        }
    }

    private static long[] scan(Path file) throws IOException {
        long begin = cpuNanos();
        NameSet names = new NameSet(FILES);
        try (InputStream in = Files.newInputStream(file);
                IndexReader reader = new IndexReader(in, IndexLimits.DEFAULT)) {
            IndexScan.scan(reader, List.of(), names);
        }
        return new long[] {Files.size(file), cpuNanos() - begin};
    }

    private static long[] bare(Path file) throws IOException, XMLStreamException {
        long begin = cpuNanos();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(in);
            long sum = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.CHARACTERS) {
                    sum += xml.getTextLength();
                }
            }
            if (sum == 0) {
                throw new IOException("nothing read");
            }
        }
        return new long[] {Files.size(file), cpuNanos() - begin};
    }
}
