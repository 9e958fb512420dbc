package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drives that fail while they write: the work goes on elsewhere, and what counted counts. */
class DriveTroubleTest {
    private static final int WRITE = 0x0A;
    private static final int FILEMARKS = 0x10;
    private static final int LOCATE = 0x92;
    private static final int LOAD = 0x1B;
    private static final int MOVE = 0xA5;
    /** Far more moves than any of these needs: what is above goes round in circles. */
    private static final int MOST_MOVES = 16;
    private static final Fault.What BROKEN = new Fault.Refused(SenseData.of(4, 0x44, 0x00));
    private static final Fault.What BAD_TAPE = new Fault.Refused(SenseData.of(3, 0x0C, 0x00));
    private static final Fault.What CABLE = new Fault.CableFailure(false);
    private static final Fault.What CABLE_DONE = new Fault.CableFailure(true);

    @TempDir Path temp;

    private record Case(int operation, long occurrence, Fault.What what) {
        FaultPlan plan() {
            return FaultPlan.of(new Fault.AtCommand(Fault.ANY, operation, occurrence, what));
        }
    }

    private static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (long n : new long[] {1, 4}) {
            all.add(new Case(WRITE, n, BAD_TAPE));
            all.add(new Case(WRITE, 2 * n, BROKEN));
        }
        all.add(new Case(WRITE, 3, CABLE));
        all.add(new Case(WRITE, 3, CABLE_DONE));
        all.add(new Case(FILEMARKS, 1, BROKEN));
        all.add(new Case(FILEMARKS, 3, BROKEN));
        all.add(new Case(FILEMARKS, 2, CABLE_DONE));
        all.add(new Case(FILEMARKS, 1, new Fault.DoneBut(SenseData.of(4, 0x44, 0x00))));
        all.add(new Case(LOCATE, 1, new Fault.Refused(SenseData.of(3, 0x14, 0x00))));
        all.add(new Case(LOCATE, 2, BROKEN));
        all.add(new Case(LOAD, 1, BROKEN));
        return all;
    }

    @Test
    void withTwoDrivesEverythingBecomesSafeAllTheSame() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 60, 64L << 20))) {
            Source all = new Source(temp.resolve("all"));
            int n = 0;
            for (Case c : cases()) {
                house.stop();
                house.start();
                house.arm("drive1", c.plan());
                Source source = Source.of(temp.resolve("in" + n), 8, 40_000, n++);
                all.contents.putAll(source.contents);
                JobSnapshot put = house.put(source);
                Promises.assertState(JobSnapshot.State.DONE, put);
                assertEquals(8, source.contents.keySet().stream()
                        .filter(Promises.accepted(house)::contains).count());
                house.awaitSafe();
                assertTrue(house.devices.get("robot").seen(MOVE) <= MOST_MOVES, c.toString());
                Promises.assertInvariants(house);
            }
            house.stop();
            house.start();
            house.evict();
            Promises.assertEachCopy(house, all, 2);
        }
    }

    @Test
    void theOnlyDriveBreaks() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(1, 6, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 8, 40_000, 1);
            house.arm("drive1", FaultPlan.hardwareError("drive1", 3));
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertTrue(put.accepted());
            assertTrue(Promises.codes(put.problems()).contains("HF-501"),
                    put.problems().toString());
            Rows.Status status = house.ask(new Query.Status());
            Failure.DriveOffline offline = status.problems().stream()
                    .filter(Failure.DriveOffline.class::isInstance)
                    .map(Failure.DriveOffline.class::cast).findFirst().orElseThrow();
            assertTrue(offline.serial().startsWith("HV"), offline.toString());
            assertFalse(offline.reason().isBlank(), offline.toString());
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            Promises.assertRestorable(house, source);
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aCartridgeThatTakesNoMoreIsReadOnlyAndItsCopiesStayReadable() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 6, 64L << 20))) {
            Source first = Source.of(temp.resolve("first"), 8, 40_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            house.arm("drive1", FaultPlan.writeError("drive1", 1));
            Source second = Source.of(temp.resolve("second"), 8, 40_000, 2);
            Promises.assertState(JobSnapshot.State.DONE, house.put(second));
            assertEquals(1, house.devices.get("drive1").injections());
            List<String> readOnly = house.ask(new Query.Cartridges()).cartridges().stream()
                    .filter(c -> c.state().equals("read_only"))
                    .map(Rows.CartridgeRow::barcode).toList();
            assertEquals(1, readOnly.size());
            house.evict();
            first.contents.putAll(second.contents);
            Promises.assertEachCopy(house, first, 2);
            for (int copy = 1; copy <= 2; copy++) {
                assertTrue(house.ask(new Query.RestorePlan(TroubleHouse.BUCKET, "first/",
                        Optional.of(copy))).problems().isEmpty());
            }
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aDriveThatKeepsItsCartridgeKeepsItsCopiesFromTheRestOnly() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 8, 40_000, 1);
            house.arm("drive1", FaultPlan.of(new Fault.AtCommand(Fault.ANY, WRITE, 4,
                    new Fault.Silence())));
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(List.of("HF-502"), List.copyOf(Promises.codes(put.problems())));
            Promises.assertRestorable(house, source);
            Promises.assertInvariants(house);
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
        }
    }
}
