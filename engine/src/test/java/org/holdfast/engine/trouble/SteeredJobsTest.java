package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.State;
import org.holdfast.engine.model.Priority;
import org.holdfast.engine.staging.StagingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs are paused, go on, and have their turn; nothing of them is lost by it. */
class SteeredJobsTest {
    private static final StagingOptions SMALL = new StagingOptions(4L << 20, 0, 1L << 20, 1_000,
            256 << 10, 64 << 10, 1, 100);
    @TempDir Path temp;

    private OneThreadHouse house(long seed) throws Exception {
        return new OneThreadHouse(seed, SMALL, TroubleHouse.plan(2, 4, 64L << 20));
    }

    private static void pause(OneThreadHouse house, long job) {
        assertEquals(job, house.submit(new Command.PauseJob("test", job)));
    }

    private static void resume(OneThreadHouse house, long job) {
        assertEquals(job, house.submit(new Command.ResumeJob("test", job)));
    }

    private static long get(OneThreadHouse house, Path target) {
        return house.submit(new Command.Get("test", OneThreadHouse.BUCKET, "",
                target.toString(), Optional.empty(), false));
    }

    private static void same(Source source, Path target) throws Exception {
        for (var file : source.contents.entrySet()) {
            assertArrayEquals(file.getValue(),
                    Files.readAllBytes(target.resolve(file.getKey())), file.getKey());
        }
    }

    /** A job's end while it is paused and goes on at moments that the seed decides. */
    private static JobSnapshot steered(OneThreadHouse house, long job, Random random) {
        int[] steps = {random.nextInt(60)};
        house.until("the end", () -> {
            if (steps[0]-- == 0 && !house.job(job).over()) {
                if (house.job(job).paused()) {
                    resume(house, job);
                } else {
                    pause(house, job);
                }
                house.submit(new Command.PrioritizeJob("test", job,
                        Priority.values()[random.nextInt(3)]));
                steps[0] = random.nextInt(60);
            }
            return house.job(job).over();
        });
        return house.job(job);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pausedAndResumedAtAnyMomentEverythingIsDone(long seed) throws Exception {
        try (OneThreadHouse house = house(seed)) {
            Random random = new Random(seed);
            Source source = Source.of(temp.resolve("in"), 60, 60_000, seed);
            source.file("large", new byte[3 << 20]);
            JobSnapshot put = steered(house, house.put(source), random);
            assertEquals(State.DONE, put.state(), put::toString);
            assertEquals(put.filesTotal(), put.filesSafe());
            assertFalse(put.steerable() || put.paused());
            if (seed % 2 == 0) {
                house.over(house.submit(new Command.EvictStaging("test")));
            }
            Path target = temp.resolve("out");
            JobSnapshot get = steered(house, get(house, target), random);
            assertEquals(State.DONE, get.state(), get::toString);
            same(source, target);
            house.stop();
        }
    }

    @Test
    void aPausedPutTakesInNothingAndWhatItHasBecomesSafe() throws Exception {
        try (OneThreadHouse house = house(1)) {
            long put = house.put(Source.of(temp.resolve("in"), 600, 6_000, 1));
            house.until("some", () -> house.job(put).filesDone() > 10);
            pause(house, put);
            assertTrue(house.job(put).paused());
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            JobSnapshot still = house.job(put);
            assertEquals(State.RUNNING, still.state());
            assertTrue(still.filesDone() < 600, still::toString);
            assertEquals(still.filesDone(), still.filesSafe());
            resume(house, put);
            assertEquals(State.DONE, house.over(put).state());
            house.stop();
        }
    }

    @Test
    void aPausedGetBeginsNoCartridge() throws Exception {
        try (OneThreadHouse house = house(2)) {
            Source source = Source.of(temp.resolve("in"), 60, 60_000, 2);
            house.over(house.put(source));
            house.over(house.submit(new Command.EvictStaging("test")));
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            Path target = temp.resolve("out");
            long get = get(house, target);
            pause(house, get);
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            assertEquals(0, house.job(get).filesDone());
            assertTrue(house.job(get).written().isEmpty());
            assertFalse(house.job(get).over());
            long other = get(house, temp.resolve("other"));
            pause(house, other);
            house.submit(new Command.CancelJob("test", other));
            assertEquals(State.CANCELLED, house.over(other).state());
            resume(house, get);
            assertEquals(State.DONE, house.over(get).state());
            same(source, target);
            house.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfTheEngineEndsWhatIsPausedAndSaysIt(boolean get) throws Exception {
        try (OneThreadHouse house = house(3)) {
            Source source = Source.of(temp.resolve("in"), 60, 60_000, 3);
            long put = house.put(source);
            long job = put;
            if (get) {
                house.over(put);
                house.over(house.submit(new Command.EvictStaging("test")));
                job = get(house, temp.resolve("out"));
            }
            pause(house, job);
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            // A paused job does not keep an engine that is to end when its work is done.
            house.submit(new Command.StopEngine("test", false));
            house.until("the wish", () -> house.engine.stopAsked().isDone());
            house.stop();
            JobSnapshot over = house.over(job);
            assertEquals(State.CANCELLED, over.state());
            assertInstanceOf(Failure.Stopping.class, over.problems().getLast());
        }
    }

    @Test
    void whatCannotBeSteeredIsRefused() throws Exception {
        try (OneThreadHouse house = house(4)) {
            long put = house.over(house.put(Source.of(temp.resolve("in"), 1, 10, 4))).id();
            for (Command command : new Command[] {new Command.PauseJob("test", put),
                new Command.ResumeJob("test", put),
                new Command.PrioritizeJob("test", put, Priority.HIGH)}) {
                assertEquals(new Failure.JobOver(put), assertThrows(ArchiveException.class,
                        () -> house.engine.submit(command)).failure());
            }
            assertEquals(new Failure.NoSuchJob(99), assertThrows(ArchiveException.class,
                    () -> house.engine.submit(new Command.PauseJob("test", 99))).failure());
            long evict = house.submit(new Command.EvictStaging("test"));
            assertEquals(new Failure.JobNotSteerable(evict, "evict"),
                    assertThrows(ArchiveException.class, () -> house.engine.submit(
                            new Command.PauseJob("test", evict))).failure());
            house.over(evict);
            house.stop();
        }
    }
}
