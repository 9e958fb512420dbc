package org.holdfast.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A small archive, made, written, restored, changed and emptied of what was deleted, with the power
 * cut before and after every effect on the disk and every SCSI command.
 *
 * <p>{@code -Dholdfast.sim.stride=1} cuts at each of them; by default at one in {@value #STRIDE}.
 * {@code -Dholdfast.sim.cut=N} cuts at that one only.
 */
final class ExhaustiveTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final Logger REPORT = Logger.getLogger("holdfast.sim");
    private static final long SEED = 3;
    private static final int STRIDE = 17;
    private static final Duration LONG = Duration.ofHours(3);
    private static final Duration MONTH = Duration.ofDays(31);
    private static SourceTree sources;
    private static Level before;

    @BeforeAll
    static void quiet() throws IOException {
        before = LOG.getLevel();
        LOG.setLevel(Boolean.getBoolean("holdfast.sim.log") ? Level.ALL : Level.OFF);
        sources = SourceTree.make();
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(before);
    }

    /** Something that clients want done; it is done again when the power went meanwhile. */
    @FunctionalInterface
    private interface Act {
        void perform(SimWorld world) throws IOException, ArchiveException;
    }

    private static void done(SimWorld world, Command command)
            throws IOException, ArchiveException {
        long job = world.submit(command);
        Violation.unless(world.run(() -> world.job(job).over() && world.quiet(), LONG),
                () -> "not done: " + world.job(job));
    }

    private static Act act(Command command) {
        return world -> done(world, command);
    }

    private static Act put(int edition, int... files) {
        List<String> paths = new ArrayList<>();
        for (int file : files) {
            paths.add(sources.argument(edition, file));
        }
        return act(new Command.Put(SimWorld.ACTOR, "bucket0", paths));
    }

    private static List<Act> script() {
        return List.of(
                world -> {
                    if (!world.model.buckets().containsValue("bucket0")) {
                        done(world, new Command.CreateBucket(SimWorld.ACTOR, "bucket0", 2));
                    }
                },
                put(0, 1, 3, 4),
                put(1, 1, 4),
                act(new Command.Remove(SimWorld.ACTOR, "bucket0", "folder1/", true, false)),
                act(new Command.EvictStaging(SimWorld.ACTOR)),
                act(new Command.Get(SimWorld.ACTOR, "bucket0", "", sources.target("x").toString(),
                        Optional.of(2), true)),
                world -> world.time.jumpTo(world.time.now().plus(MONTH)),
                put(2, 8));
    }

    /** The whole script with the power cut after {@code cut} effects; how many there were. */
    private static long run(long cut, long seed) throws IOException {
        SimWorld world = new SimWorld(seed, SimShape.small(), false);
        try {
            world.power.cutAfter(cut);
            perform(world);
            long effects = world.power.effects();
            world.power.restore();
            new Finale(world, sources, new SplittableRandom(cut)).check();
            return effects;
        } finally {
            world.end();
        }
    }

    private static void perform(SimWorld world) throws IOException {
        List<Act> script = script();
        int next = 0;
        while (next < script.size()) {
            try {
                if (!world.running()) {
                    world.start();
                }
                script.get(next).perform(world);
                next++;
            } catch (ArchiveException e) {
                // Done again after a power cut, it may not be possible any more.
                world.log.note("refused " + e.failure().code());
                next++;
            } catch (PowerCut e) {
                world.crash();
            }
        }
    }

    @Test
    void thePowerGoesAnywhere() throws IOException {
        cut(Integer.getInteger("holdfast.sim.stride", STRIDE));
    }

    @Test
    @Tag("campaign")
    void thePowerGoesEverywhere() throws IOException {
        System.out.println("campaign: the power cut at each of " + cut(1) + " effects");
    }

    private static long cut(int stride) throws IOException {
        long all = run(Long.MAX_VALUE / 2, SEED);
        assertTrue(all > 500, "only " + all + " effects");
        Long one = Long.getLong("holdfast.sim.cut");
        List<String> failed = new ArrayList<>();
        for (long cut = one != null ? one : 1; cut <= (one != null ? one : all); cut += stride) {
            try {
                run(cut, SEED);
            } catch (Exception | AssertionError e) {
                failed.add("mvn -pl device,engine verify -Dtest=ExhaustiveTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.sim.cut=" + cut
                        + "\n    " + e);
                LOG.log(Level.SEVERE, "cut " + cut, e);
            }
        }
        REPORT.info("the power cut at one in " + stride + " of " + all + " effects");
        assertEquals(List.of(), failed, () -> String.join("\n", failed));
        return all;
    }
}
