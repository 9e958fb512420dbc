package org.holdfast.engine.ltfs.format;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.holdfast.engine.ltfs.names.NameSet;

/** How fast indexes are written and read, beside what does nothing but that; run by hand. */
public final class IndexBench {
    private static final int ENTRIES = 1_000_000;
    private static final int ROUNDS = 4;
    private static final int COPY = 1 << 16;

    /** One thing that is measured; says of how many bytes. */
    @FunctionalInterface
    private interface Work {
        long run() throws IOException, XMLStreamException;
    }

    /** Bytes in a time, by the clock and of the thread alone. */
    private record Speed(long bytes, long nanos, long cpuNanos, long peakHeap) {
        double perSecond() {
            return bytes * 1e3 / nanos;
        }

        double ofThread() {
            return bytes * 1e3 / cpuNanos;
        }

        Speed best(Speed other) {
            return new Speed(bytes, Math.min(nanos, other.nanos),
                    Math.min(cpuNanos, other.cpuNanos), Math.max(peakHeap, other.peakHeap));
        }
    }

    private final int entries;
    private final Path file;
    private final Path copy;
    private final Map<String, Speed> best = new LinkedHashMap<>();

    private IndexBench(int entries, Path folder) {
        this.entries = entries;
        file = folder.resolve("index.xml");
        copy = folder.resolve("copy.xml");
    }

    /** Entries, rounds and the folder to write in: each may be left out. */
    public static void main(String[] args) throws Exception {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : ENTRIES;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        Path folder = Files.createTempDirectory(
                args.length > 2 ? Path.of(args[2]) : Path.of(System.getProperty("java.io.tmpdir")),
                "index-bench");
        IndexBench bench = new IndexBench(entries, folder);
        try {
            bench.run(rounds, System.out);
        } finally {
            Files.deleteIfExists(bench.file);
            Files.deleteIfExists(bench.copy);
            Files.delete(folder);
        }
    }

    private void run(int rounds, PrintStream out) throws IOException, XMLStreamException {
        for (int round = 0; round < rounds; round++) {
            measure("write to nowhere", () -> write(OutputStream.nullOutputStream()));
            measure("write to disk", this::writeToDisk);
            measure("the same bytes plainly", this::copy);
            measure("bare Aalto pass", this::bare);
            measure("read", this::read);
            measure("merge", this::merge);
            measure("scan with names", this::scan);
        }
        best.forEach((what, speed) -> out.printf(Locale.ROOT,
                "%-24s %5d MB  %6.0f MB/s  (thread alone %6.0f MB/s)  heap at most %d MB%n", what,
                speed.bytes() / 1_000_000, speed.perSecond(), speed.ofThread(),
                speed.peakHeap() >> 20));
        ratio(out, "read", "bare Aalto pass");
        ratio(out, "write to disk", "the same bytes plainly");
    }

    private void ratio(PrintStream out, String what, String control) {
        Speed one = best.get(what);
        Speed other = best.get(control);
        out.printf(Locale.ROOT, "%s takes %.2f of the time of: %s (thread alone %.2f)%n", what,
                other.perSecond() / one.perSecond(), control, other.ofThread() / one.ofThread());
    }

    private void measure(String what, Work work) throws IOException, XMLStreamException {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP).toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        long bytes = work.run();
        Speed speed = new Speed(bytes, System.nanoTime() - begin,
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu,
                pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum());
        best.merge(what, speed, Speed::best);
    }

    private long write(OutputStream to) throws IOException {
        IndexWriter out = new IndexWriter(to, SampleIndex.header(entries + 10));
        out.enter(SampleIndex.directory("bench", 1));
        String digest = "0123456789abcdef".repeat(4);
        for (int i = 0; i < entries; i++) {
            EntryTimes times = EntryTimes.all(SampleIndex.TIME.plusNanos(i * 1_234_567L));
            String number = Integer.toString(100_000_000 + i).substring(1);
            out.file(new FileEntry("file number " + number + ".txt", i + 2, times, false,
                    List.of(ExtendedAttribute.text("ltfs.hash.sha256sum", digest),
                            ExtendedAttribute.text("holdfast.key", "a/file number " + i)),
                    100_000, false, List.of(new Extent('b', 5 + i / 5, i % 5 * 100_000, 100_000,
                    0)), Optional.empty()));
        }
        out.leave();
        out.finish();
        return out.bytes();
    }

    private long writeToDisk() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(
                        java.nio.channels.Channels.newOutputStream(channel))) {
            long bytes = write(out);
            channel.force(false);
            return bytes;
        }
    }

    /** The control of writing: one buffer again and again, as many bytes as the index has. */
    private long copy() throws IOException {
        byte[] buffer = new byte[COPY];
        long left = Files.size(file);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
            while (left > 0) {
                int count = (int) Math.min(COPY, left);
                out.write(buffer, 0, count);
                left -= count;
            }
            channel.force(false);
            return Files.size(file);
        }
    }

    private IndexReader reader(InputStream in) throws IOException {
        return new IndexReader(in, IndexLimits.DEFAULT);
    }

    private long read() throws IOException {
        try (InputStream in = Files.newInputStream(file); IndexReader reader = reader(in)) {
            while (!(reader.next() instanceof IndexReader.Event.End)) {
                continue;
            }
        }
        return Files.size(file);
    }

    private long merge() throws IOException {
        try (InputStream in = Files.newInputStream(file); IndexReader reader = reader(in)) {
            return IndexMerge.merge(reader, IntStream.range(0, entries)
                    .mapToObj(i -> "file number " + Integer.toString(100_000_000 + i).substring(1)
                            + ".new")
                    .<IndexChange>map(n -> new IndexChange.Put(List.of(n),
                            SampleIndex.file(n, 7))).iterator(),
                    new IndexWriter(OutputStream.nullOutputStream(),
                            SampleIndex.header(3L * entries)),
                    new UidCounter(2L * entries), EntryTimes.all(SampleIndex.TIME)).bytes();
        }
    }

    private long scan() throws IOException {
        NameSet names = new NameSet(entries);
        try (InputStream in = Files.newInputStream(file); IndexReader reader = reader(in)) {
            IndexScan.scan(reader, List.of(), names);
        }
        return Files.size(file);
    }

    /** The control of reading: the library's parser with nobody who wants anything of it. */
    private long bare() throws IOException, XMLStreamException {
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
        return Files.size(file);
    }
}
