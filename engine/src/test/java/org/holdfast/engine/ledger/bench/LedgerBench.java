package org.holdfast.engine.ledger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.LedgerReport;
import org.holdfast.engine.ledger.LedgerVerifier;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;

/**
 * Measures the ledger on a real disk; not a test. Argument: a directory for its files.
 *
 * <p>The control lines are a bare write and fsync in a loop, in the same minute: only the ratio to
 * them means anything.
 */
public final class LedgerBench {
    private static final int LINE_BYTES = 250;
    private static final Barcode BARCODE = new Barcode("AB0012L8");
    private static final long RUN_NANOS = 3_000_000_000L;
    private final Path root;
    private final AtomicLong forces = new AtomicLong();

    private LedgerBench(Path root) {
        this.root = root;
    }

    /** Runs all of it. */
    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "bench");
        LedgerBench bench = new LedgerBench(root);
        String what = args.length > 1 ? args[1] : "all";
        try {
            if (what.equals("opening")) {
                bench.opening("entries", 1_000_000, LedgerBench::entry);
                bench.opening("members", 1000, LedgerBench::batch);
                return;
            }
            if (what.equals("entries") || what.equals("members")) {
                boolean entries = what.equals("entries");
                bench.million(what, entries ? 1_000_000 : 1000,
                        entries ? LedgerBench::entry : LedgerBench::batch);
                return;
            }
            if (what.equals("appends")) {
                for (int round = 0; round < 3; round++) {
                    bench.appends(8, false);
                    bench.appends(64, false);
                    bench.appends(64, true);
                    bench.control();
                }
                return;
            }
            bench.control();
            for (int producers : new int[] {1, 8, 64, 1, 8, 64}) {
                bench.appends(producers, false);
            }
            bench.appends(64, true);
            bench.appends(512, true);
            bench.control();
            bench.million("entries", 1_000_000, LedgerBench::entry);
            bench.opening("entries", 1_000_000, LedgerBench::entry);
            bench.opening("members", 1000, LedgerBench::batch);
            bench.million("members", 1000, LedgerBench::batch);
        } finally {
            try (var files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void control() throws IOException {
        try (StoreFile file = new DiskFileStore().create(root.resolve("control" + forces.get()))) {
            ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
            long begin = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - begin < RUN_NANOS) {
                file.write(line.rewind(), count++ * LINE_BYTES);
                file.force();
            }
            System.out.printf("control: write %d bytes and fsync: %,d/s%n", LINE_BYTES,
                    count * 1_000_000_000L / (System.nanoTime() - begin));
        }
        forces.incrementAndGet();
    }

    private Env env(ThreadLanes lanes) {
        return new Env(new SystemTime(), new SystemChance(), new Counting(forces), lanes);
    }

    private void appends(int producers, boolean virtual) throws Exception {
        ThreadLanes lanes = new ThreadLanes();
        AtomicLong done = new AtomicLong();
        Path home = root.resolve("a" + System.nanoTime());
        LedgerOptions unsealed = new LedgerOptions(Long.MAX_VALUE);
        try (Ledger ledger = Ledger.open(home, env(lanes), unsealed)) {
            forces.set(0);
            long begin = System.nanoTime();
            try (ExecutorService pool = virtual ? Executors.newVirtualThreadPerTaskExecutor()
                    : Executors.newFixedThreadPool(producers)) {
                for (int i = 0; i < producers; i++) {
                    pool.submit(() -> produce(ledger, begin, done));
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long count = done.get();
            long fsyncs = forces.get();
            System.out.printf("%d %s producers: %,.0f appends/s, %,.0f fsyncs/s, %.1f each%n",
                    producers, virtual ? "virtual" : "waiting", count / seconds,
                    fsyncs / seconds, count / (double) fsyncs);
            bare(Files.size(home.resolve("000000000001.jsonl")), fsyncs, count, seconds);
        }
        lanes.close();
    }

    /** The same bytes with as many fsyncs, by one thread that does nothing else. */
    private void bare(long bytes, long fsyncs, long appends, double ledger) throws IOException {
        try (StoreFile file = new DiskFileStore().create(root.resolve("b" + System.nanoTime()))) {
            ByteBuffer group = ByteBuffer.allocate((int) (bytes / fsyncs));
            long begin = System.nanoTime();
            for (long i = 0; i < fsyncs; i++) {
                file.write(group.rewind(), i * group.capacity());
                file.force();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("    bare, %,d bytes in as many fsyncs: %,.0f appends/s, "
                    + "the ledger reaches %.2f of it%n", bytes, appends / seconds,
                    seconds / ledger);
        }
    }

    private static void produce(Ledger ledger, long begin, AtomicLong done) {
        try {
            while (System.nanoTime() - begin < RUN_NANOS) {
                ledger.append("local", entry((int) done.incrementAndGet()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact entry(int i) {
        return new Fact.SessionClosed(BARCODE, new UUID(i, 1), new UUID(i, 2), i,
                i);
    }

    private static Fact batch(int n) {
        List<AcceptedBlob> blobs = new ArrayList<>();
        String digest = "ab".repeat(32);
        Metadata metadata = Metadata.plain(java.time.Instant.EPOCH);
        for (int i = 0; i < 1000; i++) {
            blobs.add(new AcceptedBlob(new UUID(1, 2), new ObjectKey("films/" + n + "/" + i),
                    new UUID(n, i), i, i * 4000L, 4000, 0, 0, 4000, digest,
                    Optional.of(new AcceptedBlob.Complete(4000, digest, metadata))));
        }
        return new Fact.BlobsAccepted(n + 1, List.of("copy-1", "copy-2"), blobs);
    }

    /** What a start costs, with files sealed as they are by default. */
    private void opening(String what, int count, IntFunction<Fact> fact) throws Exception {
        Path home = root.resolve("opening " + what);
        ThreadLanes lanes = new ThreadLanes();
        write(home, env(lanes), LedgerOptions.DEFAULT, count, fact);
        lanes.close();
        lanes = new ThreadLanes();
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            Ledger.open(home, env(lanes), LedgerOptions.DEFAULT).close();
            say(what, "opened, sealed files by their vouchers", begin);
            begin = System.nanoTime();
            LedgerReport report = LedgerVerifier.verify(new DiskFileStore(), home);
            say(what, "verified, sealed, good: " + report.good(), begin);
        }
        lanes.close();
        try (var files = Files.list(home)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".voucher")).toList()) {
                System.out.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
                Files.delete(file);
            }
        }
        lanes = new ThreadLanes();
        long begin = System.nanoTime();
        Ledger.open(home, env(lanes), LedgerOptions.DEFAULT).close();
        say(what, "opened without vouchers", begin);
        lanes.close();
    }

    private static void write(Path home, Env env, LedgerOptions options, int count,
            IntFunction<Fact> fact) throws IOException {
        try (Ledger ledger = Ledger.open(home, env, options)) {
            for (int i = 0; i < count; i += Math.max(1, count / 100)) {
                List<Fact> facts = new ArrayList<>();
                for (int k = i; k < i + Math.max(1, count / 100); k++) {
                    facts.add(fact.apply(k));
                }
                ledger.appendAll("local", facts);
            }
        }
    }

    private void million(String what, int count, IntFunction<Fact> fact) throws Exception {
        Path home = root.resolve(what);
        ThreadLanes lanes = new ThreadLanes();
        LedgerOptions unsealed = new LedgerOptions(Long.MAX_VALUE);
        long begin = System.nanoTime();
        write(home, env(lanes), unsealed, count, fact);
        say(what, "written", begin);
        System.out.printf("%s: %,d bytes%n", what, Files.size(home.resolve("000000000001.jsonl")));
        for (int round = 0; round < 3; round++) {
            begin = System.nanoTime();
            try (Ledger ledger = Ledger.open(home, env(lanes), unsealed)) {
                say(what, "opened, every line checked", begin);
                begin = System.nanoTime();
                try (LedgerReader reader = ledger.read(1)) {
                    long read = 0;
                    while (reader.next().isPresent()) {
                        read++;
                    }
                    say(what, "read as facts (" + read + ")", begin);
                }
                begin = System.nanoTime();
                for (int i = 0; i < 100; i++) {
                    ledger.inclusion(1 + i * (ledger.last() / 100), ledger.last());
                }
                System.out.printf("%s: a proof of inclusion takes %.2f ms%n", what,
                        (System.nanoTime() - begin) / 1e8);
            }
            begin = System.nanoTime();
            LedgerReport report = LedgerVerifier.verify(new DiskFileStore(), home);
            say(what, "verified, good: " + report.good(), begin);
        }
        begin = System.nanoTime();
        new org.holdfast.engine.ledger.file.LedgerFiles(new DiskFileStore(), home).seal(1);
        say(what, "sealed", begin);
        System.out.printf("%s: %,d bytes%n", what,
                Files.size(home.resolve("000000000001.jsonl.gz")));
        begin = System.nanoTime();
        Ledger.open(home, env(lanes), unsealed).close();
        say(what, "opened sealed", begin);
        lanes.close();
    }

    private static void say(String what, String did, long begin) {
        System.out.printf("1 million %s %s: %.2f s%n", what, did,
                (System.nanoTime() - begin) / 1e9);
    }

    /** Counts the forces of files. */
    private record Counting(FileStore files, AtomicLong forces) implements FileStore {
        Counting(AtomicLong forces) {
            this(new DiskFileStore(), forces);
        }

        @Override
        public StoreFile create(Path file) throws IOException {
            return new CountedFile(files.create(file), forces);
        }

        @Override
        public StoreFile open(Path file) throws IOException {
            return new CountedFile(files.open(file), forces);
        }

        @Override
        public StoreFile openForReading(Path file) throws IOException {
            return files.openForReading(file);
        }

        @Override
        public List<Path> list(Path directory) throws IOException {
            return files.list(directory);
        }

        @Override
        public boolean exists(Path path) throws IOException {
            return files.exists(path);
        }

        @Override
        public void createDirectories(Path directory) throws IOException {
            files.createDirectories(directory);
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            files.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            files.delete(file);
        }

        @Override
        public void syncDirectory(Path directory) throws IOException {
            files.syncDirectory(directory);
        }

        @Override
        public long usableBytes(Path path) throws IOException {
            return files.usableBytes(path);
        }
    }

    private record CountedFile(StoreFile file, AtomicLong forces) implements StoreFile {
        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            file.write(source, position);
        }

        @Override
        public int read(ByteBuffer room, long position) throws IOException {
            return file.read(room, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
