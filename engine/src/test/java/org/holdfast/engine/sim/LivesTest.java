package org.holdfast.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.run.Probe;
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
        world.lessee.off();
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

    /** Its copies are gone from the cartridges, and nobody asks for others. */
    @Test
    void whatWasDeletedForGoodLeavesStaging() throws Exception {
        done(put(0, 0, 1, 2, 3, 4));
        String name = world.model.everything().stream().map(v -> v.key.value())
                .filter(k -> !k.contains("/")).findFirst().orElseThrow();
        done(new Command.Remove(SimWorld.ACTOR, BUCKET, name, false, false));
        world.time.jumpTo(world.time.now().plus(Duration.ofDays(31)));
        done(put(1, 5, 6, 7));
        rest();
        Violation.unless(world.model.everything().stream().flatMap(v -> v.blobs.stream()).anyMatch(
                b -> !world.model.copies().past(b).isEmpty()), () -> "nothing was dropped");
        done(new Command.EvictStaging(SimWorld.ACTOR));
        assertTrue(world.model.segments().values().stream().allMatch(s -> s.evicted),
                () -> "still staged: " + world.ask(new Query.Staging()));
        ArchiveException late = assertThrows(ArchiveException.class, () -> world.submit(
                new Command.Remove(SimWorld.ACTOR, BUCKET, name, false, true)));
        assertTrue(late.failure() instanceof Failure.NothingToUndo, late.toString());
        world.stop();
        world.start();
        rest();
        assertEquals(List.of(), world.ask(new Query.Jobs()).jobs());
        finale();
    }

    /** Nobody's job waits any more; somebody has to be told what to put into the drive. */
    @Test
    void aPersonIsAskedForCartridgesAfterARestart() throws Exception {
        world.end();
        SimShape small = SimShape.small();
        LibraryPlan lone = LibraryPlan.drivesOnly(MediaType.LTO8, 1)
                .with(small.libraries().getFirst().cartridges())
                .withEnds(small.libraries().getFirst().ends());
        world = new SimWorld(5, new SimShape(List.of(lone), small.copies(), small.staging(),
                small.blockSize(), small.sealBytes(), 0, 0, false, SimShape.Disaster.NONE, 0, 0, 0),
                false);
        world.start();
        done(new Command.CreateBucket(SimWorld.ACTOR, BUCKET, 2));
        world.submit(put(0, FILE));
        assertTrue(world.run(() -> !Probe.asked(world.engine()).isEmpty(), LONG));
        world.crash();
        world.start();
        assertTrue(world.run(() -> !Probe.asked(world.engine()).isEmpty(), LONG));
        assertTrue(world.ask(new Query.Jobs()).jobs().stream().anyMatch(j -> j.waits().stream()
                .anyMatch(w -> w.kind() == JobSnapshot.Wait.Kind.PERSON)),
                () -> world.ask(new Query.Jobs()).toString());
        rest();
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

    /** Of one segment some is still staged, and the rest has to be read back: both are copied. */
    @Test
    void whatStagingHasLostIsReadBackBesideWhatItHas() throws Exception {
        lostInStagingAndOn("copy-1");
    }

    /** What is staged has long been written when the last good copy has been read. */
    @Test
    void whatIsReadBackStaysWhenTheRestHasBeenWritten() throws Exception {
        world.end();
        SimShape small = SimShape.small();
        LibraryPlan four = LibraryPlan.of(MediaType.LTO8, 4, 8, 1)
                .with(small.libraries().getFirst().cartridges())
                .withEnds(small.libraries().getFirst().ends());
        world = new SimWorld(1, new SimShape(List.of(four), List.of(3), small.staging(),
                small.blockSize(), small.sealBytes(), 0, 0, false, SimShape.Disaster.NONE, 0, 0, 0),
                false);
        world.lessee.off();
        world.start();
        done(new Command.CreateBucket(SimWorld.ACTOR, BUCKET, 3));
        lostInStagingAndOn("copy-1", "copy-2");
    }

    private void lostInStagingAndOn(String... domains) throws Exception {
        done(put(0, 0, 1, 2, 3, 4, 5, 6, 7, 8));
        rest();
        world.failStaging();
        world.crash();
        world.start();
        world.model.copies().tapes().forEach((barcode, tape) -> {
            if (List.of(domains).contains(tape.domain)) {
                world.medium(barcode).destroy();
            }
        });
        for (int i = 0; i < 4; i++) {
            done(new Command.Get(SimWorld.ACTOR, BUCKET, "",
                    sources.target("lives").toString(), Optional.of(1), true));
        }
        rest();
        List<JobSnapshot> repairs = world.ask(new Query.Jobs()).jobs().stream()
                .filter(j -> j.kind().equals("repair")).toList();
        assertTrue(repairs.stream().anyMatch(j -> j.bytesSafe() > 0), repairs.toString());
        for (JobSnapshot repair : repairs) {
            assertEquals(JobSnapshot.State.DONE, repair.state(), repair.toString());
            assertEquals(repair.filesTotal(), repair.filesSafe(), repair.toString());
        }
        assertEquals(List.of("safe"), world.model.everything().stream()
                .map(v -> state(v.key.value())).distinct().toList());
        finale();
    }
}
