package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.CartridgePlan;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.staging.LeaseTerms;
import org.holdfast.engine.staging.SegmentReader;
import org.holdfast.engine.staging.StagingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too little room in staging, and on cartridges. */
class RoomTroubleTest {
    private static final long SMALL_CARTRIDGE = 8L << 20;

    @TempDir Path temp;

    private TroubleHouse house(long staging, int drives, int cartridges, long capacity)
            throws Exception {
        TroubleHouse house = new TroubleHouse(temp.resolve("home"),
                org.holdfast.device.vtl.VirtualLibrary.inMemory(
                        TroubleHouse.plan(drives, cartridges, capacity), VirtualClock.STOPPED));
        house.options = new StagingOptions(staging, 0, 1L << 20, 1_000, 512 << 10, 64 << 10, 1,
                100);
        house.start();
        house.bucket(2);
        return house;
    }

    @Test
    void aFolderLargerThanStagingGoesThroughIt() throws Exception {
        try (TroubleHouse house = house(4L << 20, 2, 4, 128L << 20)) {
            Source source = Source.of(temp.resolve("in"), 60, 300_000, 1);
            source.file("large", new byte[6 << 20]);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.awaitSafe();
            house.evict();
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    /** Who waits for room is not told when a lease ends, and gets the room all the same. */
    @Test
    void whatIsReadMakesRoomWhenTheLeaseEnds() throws Exception {
        try (TroubleHouse house = house(64L << 20, 2, 4, 128L << 20)) {
            Promises.assertState(JobSnapshot.State.DONE,
                    house.put(Source.of(temp.resolve("in"), 7, 500_000, 1)));
            house.awaitSafe();
            house.stop();
            house.options = new StagingOptions(4L << 20, 0, 1L << 20, 1_000, 512 << 10, 64 << 10,
                    1, 100);
            house.start();
            List<SegmentReader> leases = new ArrayList<>();
            for (long n = 1; n <= house.journal.catalog().segments().maxSegment(); n++) {
                Probe.lease(house.engine, n, new LeaseTerms(Duration.ofDays(1), Long.MAX_VALUE))
                        .ifPresent(leases::add);
            }
            assertFalse(leases.isEmpty());
            Source large = Source.of(temp.resolve("large"), 0, 0, 2);
            large.file("large", new byte[1 << 20]);
            // Only the file: with a folder something would become safe, and who waits be seen.
            long put = house.submit(new Command.Put("test", TroubleHouse.BUCKET,
                    List.of(large.path() + "/large")));
            house.awaitThat("waiting for room",
                    () -> house.ask(new Query.Staging()).waiting() > 0);
            // It has looked, and everything that is safe was leased.
            house.evict();
            leases.forEach(SegmentReader::close);
            Promises.assertState(JobSnapshot.State.DONE, house.await(put));
        }
    }

    @Test
    void stagingIsFullAndNoDriveWorks() throws Exception {
        try (TroubleHouse house = house(4L << 20, 1, 4, 128L << 20)) {
            Source source = Source.of(temp.resolve("in"), 60, 300_000, 1);
            house.arm("drive1", FaultPlan.hardwareError("drive1", 1));
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertTrue(Promises.codes(put.problems()).containsAll(Set.of("HF-401", "HF-501")),
                    put.problems().toString());
            Set<String> accepted = Promises.accepted(house);
            assertFalse(accepted.isEmpty());
            assertTrue(accepted.size() < 60);
            Promises.assertRestorable(house, source);
            house.stop();
            house.start();
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void fullCartridgesAndANewOneWhileItRuns() throws Exception {
        try (TroubleHouse house = house(64L << 20, 2, 4, SMALL_CARTRIDGE)) {
            Source source = Source.of(temp.resolve("in"), 130, 100_000, 1);
            long put = house.beginPut(source);
            JobSnapshot over = house.await(put);
            Promises.assertState(JobSnapshot.State.PARTLY, over);
            assertEquals(Set.of("HF-502"), Promises.codes(over.problems()));
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            List<String> full = house.ask(new Query.Cartridges()).cartridges().stream()
                    .filter(c -> c.state().equals("full")).map(Rows.CartridgeRow::barcode)
                    .toList();
            assertTrue(full.size() >= 2, full.toString());
            Promises.assertRestorable(house, source);
            int mail = house.library.plan().addresses().mailSlots();
            int slots = house.library.plan().addresses().slots();
            for (int i = 0; i < 2; i++) {
                String barcode = "NEW00" + i + "L8";
                house.library.add(new CartridgePlan(barcode, MediaType.LTO8, 64L << 20));
                house.library.putIntoMailSlot(new Barcode(barcode), mail + i);
                Promises.assertState(JobSnapshot.State.DONE, house.await(house.submit(
                        new Command.MoveCartridge("test", "library", mail + i,
                                slots + 4 + i))));
            }
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aNewCartridgeInAMailSlotIsSeen() throws Exception {
        try (TroubleHouse house = house(64L << 20, 2, 1, 64L << 20)) {
            Source source = Source.of(temp.resolve("in"), 5, 100_000, 1);
            JobSnapshot put = house.put(source);
            assertEquals(Set.of("HF-502"), Promises.codes(put.problems()));
            house.library.add(new CartridgePlan("NEW001L8", MediaType.LTO8, 64L << 20));
            int mail = house.library.plan().addresses().mailSlots();
            house.library.putIntoMailSlot(new Barcode("NEW001L8"), mail);
            house.awaitThat("the cartridge in the mail slot", () -> house.ask(
                    new Query.Libraries()).libraries().getFirst().elements().stream()
                    .anyMatch(e -> e.address() == mail && e.barcode().isPresent()));
        }
    }
}
