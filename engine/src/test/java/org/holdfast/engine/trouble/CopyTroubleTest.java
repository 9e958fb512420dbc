package org.holdfast.engine.trouble;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies that cannot be read, are wrong or are not there: the others are taken, each is named. */
class CopyTroubleTest {
    private static final int FILE = 300_000;

    @TempDir Path temp;

    private Rows.CopyRow copy(TroubleHouse house, String key, int copy) {
        return house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, key)).copies().stream()
                .filter(c -> c.copy() == copy).findFirst().orElseThrow();
    }

    private static void arm(TroubleHouse house, List<Fault> faults) {
        house.arm("drive1", new FaultPlan(faults));
        house.arm("drive2", new FaultPlan(faults));
    }

    private static Fault badSpot(Rows.CopyRow copy) {
        return new Fault.AtBlock(new Barcode(copy.barcode()), 1, copy.block() + 1, false);
    }

    private String state(TroubleHouse house, String key) {
        return house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, key)).row().state();
    }

    @Test
    void aBadSpotIsReadFromTheOtherCopyAndRecorded() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 4, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 6, FILE, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            List<Fault> faults = new ArrayList<>();
            faults.add(badSpot(copy(house, "in/d0/f000", 1)));
            faults.add(badSpot(copy(house, "in/d1/f001", 2)));
            for (int copy = 1; copy <= 2; copy++) {
                faults.add(badSpot(copy(house, "in/d2/f002", copy)));
            }
            arm(house, faults);
            JobSnapshot first = house.restore(Optional.of(1)).job();
            Promises.assertState(JobSnapshot.State.PARTLY, first);
            assertTrue(Promises.codes(first.problems()).contains("HF-601"),
                    first.problems().toString());
            assertEquals("degraded", state(house, "in/d0/f000"));
            TroubleHouse.Restored all = house.restore(Optional.empty());
            Promises.assertState(JobSnapshot.State.PARTLY, all.job());
            assertTrue(all.job().problems().stream().allMatch(f ->
                    f.code().equals("HF-602") && f.toString().contains("in/d2/f002")),
                    all.job().problems().toString());
            for (String key : source.contents.keySet()) {
                if (!key.equals("in/d2/f002")) {
                    assertArrayEquals(source.contents.get(key),
                            Files.readAllBytes(all.target().resolve(key)), key);
                }
            }
            TroubleHouse.Restored second = house.restore(Optional.of(2));
            Promises.assertState(JobSnapshot.State.PARTLY, second.job());
            assertEquals("lost", state(house, "in/d2/f002"));
            Promises.assertPlaces(house);
        }
    }

    @Test
    void oneBadBlockOfManySmallFilesIsNotADriveThatFails() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 64L << 20))) {
            Source source = new Source(temp.resolve("in"));
            for (int i = 0; i < 40; i++) {
                source.file("f%03d".formatted(i), ("content " + i).getBytes(UTF_8));
            }
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            Rows.CopyRow bad = copy(house, "in/f000", 1);
            for (String key : source.contents.keySet()) {
                assertEquals(bad.block(), copy(house, key, 1).block(), key);
            }
            arm(house, List.of(new Fault.AtBlock(new Barcode(bad.barcode()), 1, bad.block(),
                    false)));
            JobSnapshot first = house.restore(Optional.of(1)).job();
            Promises.assertState(JobSnapshot.State.PARTLY, first);
            for (Rows.DriveRow drive : house.ask(new Query.Status()).drives()) {
                assertEquals(Optional.empty(), drive.offline(), drive.toString());
            }
            for (String key : source.contents.keySet()) {
                // Safe again when its repair was faster than this question.
                assertTrue(Set.of("degraded", "safe").contains(state(house, key)), key);
            }
            Promises.assertRestorable(house, source);
            Promises.assertPlaces(house);
        }
    }

    @Test
    void aFlippedByteIsFoundAndTheOtherCopyTaken() throws Exception {
        Path library = temp.resolve("library");
        LibraryPlan plan = TroubleHouse.plan(2, 2, 64L << 20).withForm(MediaForm.RECORDS);
        Source source = Source.of(temp.resolve("in"), 6, FILE, 1);
        String key = "in/d1/f004";
        try (TroubleHouse house = new TroubleHouse(temp.resolve("home"),
                VirtualLibrary.create(library, plan))) {
            house.start();
            house.bucket(2);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            house.stop();
            house.start();
            Rows.CopyRow copy = copy(house, key, 1);
            flip(library, copy);
            JobSnapshot alone = house.restore(Optional.of(1)).job();
            Promises.assertState(JobSnapshot.State.PARTLY, alone);
            assertEquals(Set.of("HF-603"), Promises.codes(alone.problems()));
            assertEquals("degraded", state(house, key));
            TroubleHouse.Restored all = house.restore(Optional.empty());
            Promises.assertRestored(house, source, all);
            Promises.assertPlaces(house);
        }
    }

    private static void flip(Path library, Rows.CopyRow copy) throws Exception {
        Path record;
        String name = "1_" + (copy.block() + 1) + "_R";
        try (Stream<Path> files = Files.walk(library)) {
            record = files.filter(f -> f.endsWith(name)
                    && f.toString().contains(copy.barcode())).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(record);
        bytes[100] ^= 1;
        Files.write(record, bytes);
    }

    @Test
    void cartridgesThatAreNotThere() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 4, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 6, FILE, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.evict();
            String first = copy(house, "in/d0/f000", 1).barcode();
            String second = copy(house, "in/d0/f000", 2).barcode();
            house.stop();
            takeAway(house, first);
            house.start();
            TroubleHouse.Restored all = house.restore(Optional.empty());
            Promises.assertRestored(house, source, all);
            JobSnapshot alone = house.restore(Optional.of(1)).job();
            assertTrue(Promises.codes(alone.problems()).contains("HF-607"),
                    alone.problems().toString());
            assertEquals(first, house.ask(new Query.Cartridge(first)).row().barcode());
            // The other one goes while the engine runs, and it is not in a drive.
            house.stop();
            house.start();
            takeAway(house, second);
            JobSnapshot none = house.restore(Optional.empty()).job();
            Promises.assertState(JobSnapshot.State.FAILED, none);
            assertTrue(Promises.codes(none.problems()).contains("HF-607"),
                    none.problems() + " " + none.notes());
            giveBack(house, first);
            house.awaitThat("the cartridge that came back", () -> house.ask(
                    new Query.Libraries()).libraries().getFirst().elements().stream()
                    .anyMatch(e -> e.barcode().equals(Optional.of(first))));
            int mail = house.library.plan().addresses().mailSlots();
            int slots = house.library.plan().addresses().slots();
            Promises.assertState(JobSnapshot.State.DONE, house.await(house.submit(
                    new org.holdfast.engine.api.Command.MoveCartridge("test", "library", mail,
                            slots + 5))));
            Promises.assertRestorable(house, source);
            Promises.assertInvariants(house);
        }
    }

    private static int slot(TroubleHouse house, String barcode) {
        try {
            int slots = house.library.plan().addresses().slots();
            for (int i = 0; i < house.library.plan().slots(); i++) {
                if (house.library.inElement(slots + i)
                        .equals(Optional.of(new Barcode(barcode)))) {
                    return slots + i;
                }
            }
            return -1;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** By a robot arm that is not the engine's, and a hand. */
    private static void takeAway(TroubleHouse house, String barcode) throws Exception {
        int mail = house.library.plan().addresses().mailSlots();
        try (var arm = new org.holdfast.device.changer.MediumChanger(
                house.library.changer().orElseThrow())) {
            arm.ready();
            arm.move(slot(house, barcode), mail);
        }
        house.library.takeFromMailSlot(mail);
    }

    private static void giveBack(TroubleHouse house, String barcode) throws Exception {
        house.library.putIntoMailSlot(new Barcode(barcode),
                house.library.plan().addresses().mailSlots());
    }
}
