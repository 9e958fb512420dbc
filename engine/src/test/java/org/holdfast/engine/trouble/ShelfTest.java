package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.CartridgePlan;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives without a robot: a person is asked, by name, and everything else is as ever. */
class ShelfTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    /** Where the shelf begins. */
    private static final int FIRST_PLACE = 10_001;
    /** Who comes to lie before all others, so that those have another place than before. */
    private static final Barcode LEFT_OF_ALL = new Barcode("AA0001L8");

    @TempDir Path temp;

    private Home home(int drives, int cartridges) throws Exception {
        Path library = temp.resolve("shelf");
        VirtualLibrary.create(library, LibraryPlan.drivesOnly(MediaType.LTO8, drives)
                .withBlanks(cartridges, MediaType.LTO8, 64L << 20)).close();
        Home home = new Home(temp.resolve("home"));
        home.create(Optional.of("virtual:" + library), false);
        return home;
    }

    private static void create(Archive archive) throws ArchiveException {
        archive.submit(new Command.CreateBucket("test", "b", 2));
    }

    /** Does what it is asked until the job is over. */
    private static JobSnapshot serve(Archive archive, long job) throws ArchiveException {
        long end = System.nanoTime() + LONG.toNanos();
        JobSnapshot now = archive.awaitJob(job, 0, Duration.ofMillis(100));
        while (!now.over()) {
            assertTrue(System.nanoTime() < end, "not done: " + now);
            for (Wait wait : now.waits()) {
                if (wait.kind() == Wait.Kind.PERSON) {
                    long move = archive.submit(new Command.MoveCartridge("person", "library",
                            Integer.parseInt(wait.subjects().get(1)),
                            Integer.parseInt(wait.subjects().get(2))));
                    archive.awaitJob(move, 1, Duration.ofSeconds(1));
                }
            }
            now = archive.awaitJob(job, now.revision(), Duration.ofMillis(100));
        }
        return now;
    }

    @Test
    void aPersonWhoComes() throws Exception {
        Source source = Source.of(temp.resolve("in"), 6, 100_000, 1);
        try (Archive archive = Engines.serve(home(2, 3))) {
            create(archive);
            JobSnapshot put = serve(archive, archive.submit(new Command.Put("test", "b",
                    List.of(source.path()))));
            Promises.assertState(JobSnapshot.State.DONE, put);
            assertEquals(put.filesTotal(), put.filesSafe());
            archive.awaitJob(archive.submit(new Command.EvictStaging("test")), 3,
                    Duration.ofSeconds(5));
            for (int copy = 1; copy <= 2; copy++) {
                Path target = temp.resolve("out" + copy);
                Promises.assertState(JobSnapshot.State.DONE, serve(archive, archive.submit(
                        new Command.Get("test", "b", "", target.toString(), Optional.of(copy),
                                false))));
                for (Map.Entry<String, byte[]> e : source.contents.entrySet()) {
                    assertArrayEquals(e.getValue(),
                            Files.readAllBytes(target.resolve(e.getKey())));
                }
            }
        }
    }

    /** With bare hands: takes it out of the only drive, or puts it there, as was asked for. */
    private static void lay(TroubleHouse house, Wait wait) throws Exception {
        Barcode barcode = new Barcode(wait.subjects().getFirst());
        boolean there = house.library.inDrive(0).filter(barcode::equals).isPresent();
        boolean toShelf = Integer.parseInt(wait.subjects().get(2)) >= FIRST_PLACE;
        if (there && toShelf) {
            if (!house.library.shelf().contains(LEFT_OF_ALL)) {
                house.library.add(new CartridgePlan(LEFT_OF_ALL.value(),
                        MediaType.LTO8, 64L << 20));
            }
            house.library.takeByHand(0);
        } else if (!there && !toShelf) {
            house.library.putByHand(barcode, 0);
        }
    }

    @Test
    void whatLiesOnTheShelfHasArrivedAlsoAtAnotherPlace() throws Exception {
        Source source = Source.of(temp.resolve("in"), 3, 10_000, 1);
        try (TroubleHouse house = new TroubleHouse(temp.resolve("home"),
                VirtualLibrary.inMemory(LibraryPlan.drivesOnly(MediaType.LTO8, 1)
                        .withBlanks(2, MediaType.LTO8, 64L << 20), VirtualClock.STOPPED))) {
            house.patience = LONG;
            house.start();
            house.bucket(2);
            long put = house.beginPut(source);
            JobSnapshot now = house.await(put, j -> true);
            long end = System.nanoTime() + LONG.toNanos();
            while (!now.over()) {
                assertTrue(System.nanoTime() < end, "not done: " + now);
                for (Wait wait : now.waits()) {
                    if (wait.kind() == Wait.Kind.PERSON) {
                        lay(house, wait);
                    }
                }
                now = house.engine.awaitJob(put, now.revision(), Duration.ofMillis(100));
            }
            Promises.assertState(JobSnapshot.State.DONE, now);
            assertEquals(now.filesTotal(), now.filesSafe());
            assertTrue(house.library.shelf().contains(new Barcode("HV0001L8")));
            assertTrue(house.library.shelf().contains(LEFT_OF_ALL)
                    || house.library.inDrive(0).filter(LEFT_OF_ALL::equals).isPresent());
        }
    }

    @Test
    void nobodyComes() throws Exception {
        Source source = Source.of(temp.resolve("in"), 3, 10_000, 1);
        try (Archive archive = Engines.serve(home(1, 2))) {
            create(archive);
            long job = archive.submit(new Command.Put("test", "b", List.of(source.path())));
            long end = System.nanoTime() + LONG.toNanos();
            JobSnapshot now = archive.awaitJob(job, 0, Duration.ofMillis(100));
            while (now.waits().stream().noneMatch(w -> w.kind() == Wait.Kind.PERSON)) {
                assertTrue(System.nanoTime() < end && !now.over(), now.toString());
                now = archive.awaitJob(job, now.revision(), Duration.ofMillis(100));
            }
            Wait wait = now.waits().stream().filter(w -> w.kind() == Wait.Kind.PERSON)
                    .findFirst().orElseThrow();
            assertEquals("HV0001L8", wait.subjects().getFirst());
        }
    }
}
