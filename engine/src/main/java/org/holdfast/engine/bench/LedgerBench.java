package org.holdfast.engine.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReport;
import org.holdfast.engine.ledger.LedgerVerifier;
import org.holdfast.engine.model.fact.Fact;

/** Appending to the ledger by producers that wait, and checking one of many entries. */
final class LedgerBench {
    private static final double MOST_SECONDS = 2;
    private static final int FEW = 8;
    private static final int MANY = 64;
    private static final int LINE_BYTES = 350;
    private static final int AT_ONCE = 10_000;

    private final Task task;
    private final Scores scores;
    private final Workplace place;
    private final long entries;

    LedgerBench(Task task) {
        this.task = task;
        this.scores = task.scores();
        this.place = task.place();
        this.entries = task.amount();
    }

    void run() throws IOException {
        place.require(4 * entries * LINE_BYTES);
        scores.set(Setting.COUNT, entries);
        scores.set(Setting.RUNS, task.order().runs());
        HeapMeter heap = new HeapMeter();
        task.repeat(n -> {
            scores.add(Control.FSYNC_LOOP, fsyncs());
            appends(FEW, Figure.APPENDS_8, Figure.FSYNCS_8);
            appends(MANY, Figure.APPENDS_64, Figure.FSYNCS_64);
        });
        Path ledger = place.fresh("ledger");
        fill(ledger);
        scores.set(Setting.BYTES, Workplace.bytes(ledger));
        scores.set(Setting.ENTRY, Workplace.bytes(ledger) / entries);
        task.repeat(n -> {
            scores.add(Control.BARE_CHECK, check(ledger));
            StopWatch watch = new StopWatch();
            LedgerReport report = LedgerVerifier.verify(new DiskFileStore(), ledger);
            scores.add(Figure.VERIFIED, watch.rate(entries));
            if (!report.good() || report.entries() != entries) {
                throw new IOException("the ledger is not what was written: " + report);
            }
        });
        scores.add(Figure.LEDGER_HEAP, heap.peak());
        Workplace.delete(ledger);
    }

    /** Lines a second of somebody who writes one and waits for it. */
    private double fsyncs() throws IOException {
        Path path = place.fresh("lines");
        try (StoreFile file = new DiskFileStore().create(path)) {
            ByteBuffer line = ByteBuffer.allocate(LINE_BYTES);
            StopWatch watch = new StopWatch();
            long count = 0;
            while (count < entries && watch.seconds() < MOST_SECONDS) {
                file.write(line.rewind(), count++ * LINE_BYTES);
                file.force();
            }
            return watch.rate(count);
        } finally {
            Workplace.delete(path);
        }
    }

    private void appends(int producers, Figure rate, Figure fsyncs) throws IOException {
        Path directory = place.fresh("appended");
        AtomicLong forces = new AtomicLong();
        AtomicLong begun = new AtomicLong();
        ThreadLanes lanes = new ThreadLanes();
        try (Ledger ledger = Ledger.open(directory, new Env(new SystemTime(), new SystemChance(),
                        new CountedStore(new DiskFileStore(), forces), lanes),
                        LedgerOptions.DEFAULT);
                ExecutorService pool = producers > FEW
                        ? Executors.newVirtualThreadPerTaskExecutor()
                        : Executors.newFixedThreadPool(producers)) {
            forces.set(0);
            StopWatch watch = new StopWatch();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < producers; i++) {
                all.add(pool.submit(() -> {
                    long number = begun.incrementAndGet();
                    while (number <= entries && watch.seconds() < MOST_SECONDS) {
                        ledger.append(SampleFacts.ACTOR, SampleFacts.entry(number));
                        number = begun.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                await(one);
            }
            scores.add(rate, watch.rate(ledger.last()));
            scores.add(fsyncs, watch.rate(forces.get()));
        } finally {
            lanes.close();
            Workplace.delete(directory);
        }
    }

    private static void await(Future<?> producer) throws IOException {
        try {
            producer.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** As a ledger is whose files are not sealed yet: nothing has to be unpacked. */
    private void fill(Path directory) throws IOException {
        ThreadLanes lanes = new ThreadLanes();
        try (Ledger ledger = Ledger.open(directory, new Env(new SystemTime(), new SystemChance(),
                new DiskFileStore(), lanes), new LedgerOptions(Long.MAX_VALUE))) {
            for (long i = 0; i < entries; i += AT_ONCE) {
                List<Fact> facts = new ArrayList<>();
                for (long k = i; k < Math.min(entries, i + AT_ONCE); k++) {
                    facts.add(SampleFacts.entry(k));
                }
                ledger.appendAll(SampleFacts.ACTOR, facts);
            }
        } finally {
            lanes.close();
        }
    }

    /** Entries a second of a bare pass: each line's CRC32C and SHA-256, on one thread. */
    private double check(Path ledger) throws IOException {
        CRC32C crc = new CRC32C();
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 20];
        StopWatch watch = new StopWatch();
        try (var files = Files.list(ledger)) {
            for (Path file : files.sorted().toList()) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file),
                        buffer.length)) {
                    lines(in, buffer, crc, digest);
                }
            }
        }
        return watch.rate(entries);
    }

    private static void lines(InputStream in, byte[] buffer, CRC32C crc, MessageDigest digest)
            throws IOException {
        int kept = 0;
        for (int n = in.read(buffer); n > 0; n = in.read(buffer, kept, buffer.length - kept)) {
            int end = kept + n;
            int from = 0;
            for (int i = kept; i < end; i++) {
                if (buffer[i] == '\n') {
                    crc.reset();
                    crc.update(buffer, from, i - from);
                    digest.update(buffer, from, i - from);
                    digest.digest();
                    from = i + 1;
                }
            }
            kept = end - from;
            System.arraycopy(buffer, from, buffer, 0, kept);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
