package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LedgerThreadsTest {
    private static final int THREADS = 8;
    private static final int EACH = 300;

    @Test
    void eightThreadsAppendReadAndSealOnADisk(@TempDir Path dir) throws Exception {
        ThreadLanes lanes = new ThreadLanes();
        Env env = new Env(new SystemTime(), new SystemChance(), new DiskFileStore(), lanes);
        ConcurrentHashMap<Long, Long> said = new ConcurrentHashMap<>();
        Path home = dir.resolve("ledger");
        try (Ledger ledger = Ledger.open(home, env, new LedgerOptions(40_000));
                ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                futures.add(pool.submit(() -> append(ledger, thread, said)));
            }
            for (Future<?> future : futures) {
                future.get();
            }
            assertEquals(THREADS * EACH, ledger.last());
            check(ledger, said);
        }
        lanes.close();
        LedgerReport report = LedgerVerifier.verify(new DiskFileStore(), home);
        assertTrue(report.good() && report.torn().isEmpty());
        assertEquals(THREADS * EACH, report.entries());
        assertTrue(report.files() > 3);
    }

    private static void append(Ledger ledger, int thread, ConcurrentHashMap<Long, Long> said) {
        try {
            for (int i = 0; i < EACH; i++) {
                long value = thread * 1_000_000L + i;
                long number = ledger.append("t" + thread, new Fact.SegmentEvicted(value));
                assertEquals(null, said.put(number, value));
                if (i % 100 == 99) {
                    assertEquals(number, LedgerWorld.entries(ledger, number).getFirst().number());
                    ledger.inclusion(number, ledger.last());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Ledger ledger, ConcurrentHashMap<Long, Long> said)
            throws IOException {
        for (LedgerEntry entry : LedgerWorld.entries(ledger, 1)) {
            assertEquals(said.get(entry.number()), ((Fact.SegmentEvicted) entry.fact()).segment());
        }
    }

    @Test
    void aFailureReachesEveryWaitingThread() throws InterruptedException, IOException {
        LedgerWorld world = new LedgerWorld(1);
        Ledger ledger = world.open();
        world.files.failEffect(world.files.effects() + 150);
        List<Future<Long>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < 1000; i++) {
                int n = i;
                futures.add(pool.submit(() -> ledger.append("a", new Fact.SegmentEvicted(n))));
            }
        }
        int acknowledged = 0;
        for (Future<Long> future : futures) {
            try {
                future.get();
                acknowledged++;
            } catch (ExecutionException e) {
                assertTrue(e.getCause() instanceof LedgerRefusedException, e::toString);
            }
        }
        assertEquals(acknowledged, ledger.last());
        assertTrue(acknowledged < 1000 && acknowledged > 50);
    }
}
