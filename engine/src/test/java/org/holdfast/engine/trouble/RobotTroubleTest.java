package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A robot that fails: asked a few times, named, and what can go on goes on. */
class RobotTroubleTest {
    private static final int MOVE = 0xA5;
    /** A robot that is given up after six, and a few that succeed. */
    private static final int MOST_MOVES = 12;

    @TempDir Path temp;

    private static Fault move(long occurrence, Fault.What what) {
        return new Fault.AtCommand(Fault.ANY, MOVE, occurrence, what);
    }

    private TroubleHouse house() throws Exception {
        return TroubleHouse.begun(temp.resolve("home"), TroubleHouse.plan(2, 4, 64L << 20));
    }

    @Test
    void aMoveThatFailsIsAskedForAgain() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 6, 50_000, 1);
            house.arm("robot", FaultPlan.of(
                    move(1, new Fault.Refused(SenseData.of(4, 0x15, 0x01))),
                    move(2, new Fault.DoneBut(SenseData.of(5, 0x3B, 0x0D))),
                    move(3, new Fault.CableFailure(true)),
                    move(4, new Fault.CableFailure(false))));
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            assertTrue(house.devices.get("robot").injections() >= 3);
            assertTrue(house.devices.get("robot").seen(MOVE) <= MOST_MOVES);
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aRobotThatMovesNothingIsLeftAlone() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 6, 50_000, 1);
            house.arm("robot", new FaultPlan(LongStream.rangeClosed(1, 100).mapToObj(n ->
                    move(n, new Fault.Refused(SenseData.of(4, 0x15, 0x01)))).toList()));
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of("HF-514"), Promises.codes(put.problems()));
            assertTrue(house.devices.get("robot").seen(MOVE) <= MOST_MOVES);
            Rows.Status status = house.ask(new Query.Status());
            assertEquals(Set.of("HF-514"), Promises.codes(status.problems()),
                    status.problems().toString());
            int slots = house.library.plan().addresses().slots();
            JobSnapshot moved = house.await(house.submit(new Command.MoveCartridge("test",
                    "library", slots, slots + 5)));
            assertEquals(Set.of("HF-505"), Promises.codes(moved.problems()));
            Promises.assertRestorable(house, source);
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    private static int slot(TroubleHouse house, String barcode) {
        return house.ask(new Query.Libraries()).libraries().getFirst().elements().stream()
                .filter(e -> e.barcode().equals(Optional.of(barcode))).findFirst()
                .orElseThrow().address();
    }

    @Test
    void cartridgesThatTheRobotCannotTakeAreSetAside() throws Exception {
        try (TroubleHouse house = house()) {
            Source first = Source.of(temp.resolve("first"), 6, 50_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.stop();
            house.start();
            house.evict();
            String begun = house.ask(new Query.Cartridges()).cartridges().stream()
                    .filter(c -> c.domain().isPresent()).findFirst().orElseThrow().barcode();
            int slot = slot(house, begun);
            house.devices.get("robot").kill(Set.of(slot));
            Source second = Source.of(temp.resolve("second"), 6, 50_000, 2);
            Promises.assertState(JobSnapshot.State.DONE, house.put(second));
            assertEquals(3 + 2, house.devices.get("robot").seen(MOVE), "three, and two others");
            Rows.Status status = house.ask(new Query.Status());
            assertEquals(Set.of("HF-513"), Promises.codes(status.problems()));
            Failure.CartridgeAside aside = (Failure.CartridgeAside) status.problems().getFirst();
            assertEquals(begun, aside.barcode());
            assertEquals(slot, aside.element());
            assertFalse(aside.reason().isBlank());
            assertTrue(status.drives().stream().allMatch(d -> d.offline().isEmpty()));
            // What is on it is read from the other copy; when that is all there is, it is said.
            Promises.assertRestorable(house, first);
            house.devices.get("robot").kill(Set.of());
            Promises.assertState(JobSnapshot.State.DONE, house.await(house.submit(
                    new Command.RescanLibrary("test", "library"))));
            house.evict();
            first.contents.putAll(second.contents);
            Promises.assertEachCopy(house, first, 2);
            assertEquals(List.of(), house.ask(new Query.Status()).problems());
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aDriveThatAPersonHasFixedComesBackWithARescan() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(1, 6, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 8, 40_000, 1);
            house.arm("drive1", FaultPlan.hardwareError("drive1", 3));
            Promises.assertState(JobSnapshot.State.PARTLY, house.put(source));
            assertTrue(Promises.codes(house.ask(new Query.Status()).problems())
                    .contains("HF-503"));
            house.arm("drive1", FaultPlan.NONE);
            Promises.assertState(JobSnapshot.State.DONE, house.await(house.submit(
                    new Command.RescanLibrary("test", "library"))));
            house.awaitSafe();
            assertEquals(List.of(), house.ask(new Query.Status()).problems());
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void slotsThatAreEmptySinceTheLastLookCostNoDrive() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(1, 5, 64L << 20))) {
            int slots = house.library.plan().addresses().slots();
            int mail = house.library.plan().addresses().mailSlots();
            // Somebody else's robot arm: nobody tells the engine.
            for (int i = 0; i < 2; i++) {
                try (var arm = new org.holdfast.device.changer.MediumChanger(
                        house.library.changer().orElseThrow())) {
                    arm.ready();
                    arm.move(slots + i, mail + i);
                }
                house.library.takeFromMailSlot(mail + i);
            }
            Source source = Source.of(temp.resolve("in"), 6, 50_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            assertTrue(house.library.shelf().contains(new Barcode("HV0001L8")));
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }
}
