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
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lives that are told, not drawn: what seeds have found once, each by itself. */
final class LivesTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final String BUCKET = "bucket0";
    private static final Duration LONG = Duration.ofHours(3);
    private static final int FILE = 1;
    private static SourceTree sources;
    private static Level before;
    private SimWorld world;

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

    @BeforeEach
    void begin() throws IOException, ArchiveException {
        world = new SimWorld(11, SimShape.small(), false);
        world.start();
        done(new Command.CreateBucket(SimWorld.ACTOR, BUCKET, 2));
    }

    @AfterEach
    void end() throws IOException {
        world.end();
    }

    private JobSnapshot done(Command command) throws IOException, ArchiveException {
        long job = world.submit(command);
        assertTrue(world.run(() -> world.job(job).over() && world.quiet(), LONG),
                () -> "not done: " + world.job(job));
        return world.job(job);
    }

    private static Command put(int edition, int... files) {
        List<String> paths = new ArrayList<>();
        for (int file : files) {
            paths.add(sources.argument(edition, file));
        }
        return new Command.Put(SimWorld.ACTOR, BUCKET, paths);
    }

    private String state(String key) {
        return world.ask(new Query.ObjectDetail(BUCKET, key)).row().state();
    }

    private void rest() throws IOException {
        long soon = world.time.nanos() + Duration.ofMinutes(1).toNanos();
        assertTrue(world.run(() -> world.time.nanos() >= soon && world.quiet(), LONG));
    }

    private void finale() throws IOException {
        new Finale(world, sources, new SplittableRandom(1)).check();
    }

    /** What has no bytes is written all the same, and what is gone is not tried. */
    @Test
    void withTheStagingDeviceOnlyBytesAreLost() throws Exception {
        world.submit(put(0, 0, 1, 2, 3, 4, 5, 6, 7, 8));
        assertTrue(world.run(() -> world.model.everything().size() > 4, LONG));
        world.failStaging();
        world.crash();
        world.start();
        rest();
        List<String> states = new ArrayList<>();
        world.model.everything().forEach(v -> states.add(
                (v.complete.orElseThrow().length() == 0) + " " + state(v.key.value())));
        // Behind the first byte that is gone everything is.
        assertEquals(List.of("false lost", "true lost", "true safe"), states.stream().distinct()
                .sorted().toList());
        finale();
    }

    /** Of the copy that was asked for there is nothing; that says nothing of the other one. */
    @Test
    void aCopyThatIsNotThereIsNotALoss() throws Exception {
        done(put(0, FILE));
        done(new Command.EvictStaging(SimWorld.ACTOR));
        world.model.copies().tapes().forEach((barcode, tape) -> {
            if (tape.domain.equals("copy-1")) {
                world.medium(barcode).destroy();
            }
        });
        JobSnapshot job = done(new Command.Get(SimWorld.ACTOR, BUCKET, "",
                sources.target("lives").toString(), Optional.of(1), true));
        assertTrue(job.problemCount() > 0);
        for (int i = 0; i < 4; i++) {
            job = done(new Command.Get(SimWorld.ACTOR, BUCKET, "",
                    sources.target("lives").toString(), Optional.of(1), true));
            assertTrue(job.problems().stream().noneMatch(Failure.NoCopyLeft.class::isInstance),
                    job.toString());
        }
        finale();
    }
}
