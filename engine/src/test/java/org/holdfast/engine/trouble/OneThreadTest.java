package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.State;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.staging.StagingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All lanes in one thread: whatever waited for another lane would wait for ever. */
class OneThreadTest {
    private static final StagingOptions SMALL = new StagingOptions(2L << 20, 0, 512 << 10, 1_000,
            256 << 10, 64 << 10, 1, 100);

    @TempDir Path temp;

    private OneThreadHouse house(long seed, int cartridges) throws Exception {
        return new OneThreadHouse(seed, SMALL, TroubleHouse.plan(2, cartridges, 64L << 20));
    }

    private static void assertState(State state, JobSnapshot job) {
        assertEquals(state, job.state(), () -> job.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void moreThanStagingHoldsGoesThroughIt(long seed) throws Exception {
        try (OneThreadHouse house = house(seed, 4)) {
            Source source = Source.of(temp.resolve("in"), 60, 60_000, seed);
            source.file("large", new byte[3 << 20]);
            source.file("empty", new byte[0]);
            Files.createDirectories(source.directory.resolve("folder"));
            long put = house.put(source);
            AtomicBoolean waited = new AtomicBoolean();
            house.until("the end of the put", () -> {
                waited.set(waited.get() || house.waitsForRoom(put));
                return house.job(put).over();
            });
            assertState(State.DONE, house.job(put));
            assertTrue(waited.get(), "there was room all the time");
            assertEquals(house.job(put).filesTotal(), house.job(put).filesSafe());
            assertState(State.DONE, house.over(house.submit(new Command.EvictStaging("test"))));
            assertEquals(0, house.staging.counters().stagedBytes());
            for (int copy = 0; copy <= 2; copy++) {
                Path target = temp.resolve("out" + copy);
                assertState(State.DONE, house.over(house.submit(new Command.Get("test",
                        OneThreadHouse.BUCKET, "", target.toString(),
                        copy == 0 ? Optional.empty() : Optional.of(copy), false))));
                for (var file : source.contents.entrySet()) {
                    assertArrayEquals(file.getValue(),
                            Files.readAllBytes(target.resolve(file.getKey())), file.getKey());
                }
            }
            house.over(house.submit(new Command.Remove("test", OneThreadHouse.BUCKET, "in/",
                    true, false)));
            assertEquals(0, house.ask(new Query.Status()).objects());
            house.stop();
        }
    }

    @Test
    void manyAreFetchedWhileThoseBeforeAreTakenIn() throws Exception {
        try (OneThreadHouse house = house(5, 4)) {
            Source source = Source.of(temp.resolve("in"), 300, 700, 5);
            assertState(State.DONE, house.over(house.put(source)));
            Path target = temp.resolve("out");
            assertState(State.DONE, house.over(house.submit(new Command.Get("test",
                    OneThreadHouse.BUCKET, "", target.toString(), Optional.of(2), false))));
            for (var file : source.contents.entrySet()) {
                assertArrayEquals(file.getValue(),
                        Files.readAllBytes(target.resolve(file.getKey())), file.getKey());
            }
            house.stop();
        }
    }

    @Test
    void patienceEndsWhenNothingCanBecomeSafe() throws Exception {
        try (OneThreadHouse house = house(1, 1)) {
            Source source = Source.of(temp.resolve("in"), 60, 60_000, 1);
            long begin = house.time.nanos();
            JobSnapshot put = house.over(house.put(source));
            assertState(State.PARTLY, put);
            assertTrue(Promises.codes(put.problems()).containsAll(Set.of("HF-401", "HF-502")),
                    put.problems().toString());
            assertTrue(house.time.nanos() - begin >= OneThreadHouse.PATIENCE.toNanos());
            assertTrue(house.time.nanos() - begin < 2 * OneThreadHouse.PATIENCE.toNanos());
            assertEquals(0, house.staging.counters().waiting());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whoIsCancelledWaitsNoLonger(long seed) throws Exception {
        try (OneThreadHouse house = house(seed, 1)) {
            long put = house.put(Source.of(temp.resolve("in"), 60, 60_000, 1));
            house.until("waiting", () -> house.waitsForRoom(put));
            long begin = house.time.nanos();
            house.submit(new Command.CancelJob("test", put));
            assertState(State.CANCELLED, house.over(put));
            assertEquals(begin, house.time.nanos());
            assertEquals(Set.of(), Promises.codes(house.job(put).problems()));
            assertEquals(0, house.staging.counters().waiting());
            assertEquals(0, house.staging.counters().reservedBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theEnginesEndIsSaid(long seed) throws Exception {
        try (OneThreadHouse house = house(seed, 1)) {
            long put = house.put(Source.of(temp.resolve("in"), 60, 60_000, 1));
            house.until("waiting", () -> house.waitsForRoom(put));
            long begin = house.time.nanos();
            house.stop();
            assertState(State.CANCELLED, house.job(put));
            assertEquals(Set.of("HF-901"), Promises.codes(house.job(put).problems()));
            assertTrue(house.time.nanos() - begin < Duration.ofSeconds(10).toNanos());
            assertEquals(0, house.staging.counters().waiting());
        }
    }

    /** Stopped after so many steps: done and safe, or it is said that the engine has ended. */
    @Test
    void whatBecomesSafeWhileTheEngineEndsIsDone() throws Exception {
        Set<State> seen = new TreeSet<>();
        Source source = Source.of(temp.resolve("in"), 3, 10_000, 1);
        for (int steps = 0; steps <= 90; steps += 15) {
            try (OneThreadHouse house = house(1, 4)) {
                long put = house.put(source);
                for (int i = 0; i < steps && (house.lanes.runOne() || house.lanes.passTime());) {
                    i++;
                }
                house.stop();
                JobSnapshot job = house.job(put);
                boolean safe = job.filesTotal() > 0 && job.filesSafe() == job.filesTotal();
                assertState(safe ? State.DONE : State.CANCELLED, job);
                assertEquals(safe ? Set.of() : Set.of("HF-901"), Promises.codes(job.problems()));
                seen.add(job.state());
            }
        }
        assertEquals(Set.of(State.DONE, State.CANCELLED), seen);
    }

    /** What one worker has finished with makes room for the other, also when it gets no more. */
    @Test
    void whoHasNothingToDoHoldsNothingBack() throws Exception {
        StagingOptions whole = new StagingOptions(4L << 20, 0, 4L << 20, 1_000, 4L << 20,
                64 << 10, 1, 100);
        HeldLane held = new HeldLane("put-4");
        try (OneThreadHouse house = new OneThreadHouse(1, whole,
                TroubleHouse.plan(2, 4, 64L << 20), held::around)) {
            // Each is a batch of its own; they go to the two workers in turn. The first needs more
            // room than what the other worker has staged and keeps open leaves.
            Source[] sources = new Source[18];
            for (int i = 0; i < sources.length; i++) {
                sources[i] = new Source(temp.resolve("in" + i));
                Path file = sources[i].directory.resolve("f");
                byte[] begin = new byte[i == 0 || i < 8 && i % 2 == 1 ? 900 << 10 : 1];
                new java.util.Random(i).nextBytes(begin);
                try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
                    f.write(begin);
                    f.setLength(32L << 20);
                }
            }
            long put = house.put(sources);
            house.until("only the held lane is left", () -> held.waiting() >= 8);
            house.lanes.runUntilIdle();
            assertTrue(house.staging.counters().freeBytes() < 900 << 10, "there is room");
            assertEquals(0, house.staging.sealed().size());
            held.release();
            assertState(State.DONE, house.over(put));
        }
    }
}
