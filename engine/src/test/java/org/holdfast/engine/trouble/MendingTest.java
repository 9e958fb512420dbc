package org.holdfast.engine.trouble;

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
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cartridges that are given up: what was on them is copied again, and nobody asks for it. */
class MendingTest {
    private static final int UNLOAD = 0x1B;
    private static final int READ = 0x08;

    @TempDir Path temp;

    private TroubleHouse house(int copies, int drives) throws Exception {
        TroubleHouse house = new TroubleHouse(temp.resolve("home"), VirtualLibrary.inMemory(
                TroubleHouse.plan(drives, 6, 64L << 20), VirtualClock.STOPPED));
        house.start();
        house.bucket(copies);
        return house;
    }

    /** The next cartridge that comes into the first drive is a mechanical wreck. */
    private static void breakNext(TroubleHouse house) {
        breakNext(house, READ);
    }

    private static void breakNext(TroubleHouse house, int operation) {
        house.arm("drive1", FaultPlan.of(new Fault.AtCommand(Fault.ANY, operation, 1,
                new Fault.Refused(SenseData.of(4, 0x52, 0x00)))));
    }

    private static List<String> bad(TroubleHouse house) {
        return house.ask(new Query.Cartridges()).cartridges().stream()
                .filter(c -> c.state().equals("bad")).map(Rows.CartridgeRow::barcode).toList();
    }

    private static JobSnapshot repair(TroubleHouse house) {
        house.awaitThat("a repair", () -> house.ask(new Query.Jobs()).jobs().stream()
                .anyMatch(j -> j.kind().equals("repair") && j.over()));
        return house.ask(new Query.Jobs()).jobs().stream()
                .filter(j -> j.kind().equals("repair")).findFirst().orElseThrow();
    }

    private void breaksWhileRunning(boolean evicted, int drives, int operation) throws Exception {
        try (TroubleHouse house = house(2, drives)) {
            Source first = Source.of(temp.resolve("first"), 20, 300_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            if (evicted) {
                assertTrue(house.evict().bytesDone() > 0);
            }
            house.stop();
            house.start();
            breakNext(house, operation);
            Source second = Source.of(temp.resolve("second"), 3, 10_000, 2);
            Promises.assertState(JobSnapshot.State.DONE, house.put(second));
            if (operation == UNLOAD) {
                var at = house.library.plan().addresses();
                house.await(house.submit(new Command.MoveCartridge("test", "library",
                        at.drives(), at.slots() + 7)));
            }
            JobSnapshot repair = repair(house);
            Promises.assertState(JobSnapshot.State.DONE, repair);
            assertTrue(repair.bytesSafe() >= 20 * 300_000, repair.toString());
            assertEquals(repair.filesTotal(), repair.filesSafe(), repair.toString());
            assertEquals(1, bad(house).size());
            assertEquals("safe", house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET,
                    "first/d0/f000")).row().state());
            house.evict();
            assertNothingStaysBehind(house);
            first.contents.putAll(second.contents);
            Promises.assertEachCopy(house, first, 2);
            Promises.assertInvariants(house);
        }
    }

    private static void assertNothingStaysBehind(TroubleHouse house) throws Exception {
        try (Stream<Path> files = Files.list(house.home.resolve("staging"))) {
            assertEquals(List.of(), files.toList());
        }
        assertEquals(0, house.ask(new Query.Staging()).used());
    }

    @Test
    void whatIsStagedIsWrittenAgainAtOnce() throws Exception {
        breaksWhileRunning(false, 2, READ);
    }

    @Test
    void whatWasEvictedIsReadBackFromTheOtherCopy() throws Exception {
        breaksWhileRunning(true, 2, READ);
    }

    @Test
    void whatBreaksWhenItIsUnloadedIsGivenUpAsWell() throws Exception {
        breaksWhileRunning(true, 2, UNLOAD);
    }

    @Test
    void withOneDriveItTakesTurns() throws Exception {
        breaksWhileRunning(true, 1, READ);
    }

    @Test
    void itGoesThroughAStagingThatIsSmallerThanTheCartridge() throws Exception {
        try (TroubleHouse house = house(2, 2)) {
            Source first = Source.of(temp.resolve("first"), 40, 300_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            house.stop();
            house.options = new org.holdfast.engine.staging.StagingOptions(6L << 20, 0, 2L << 20,
                    1_000, 1L << 20, 64 << 10, 1, 100);
            house.start();
            breakNext(house);
            Source second = Source.of(temp.resolve("second"), 3, 10_000, 2);
            Promises.assertState(JobSnapshot.State.DONE, house.put(second));
            Promises.assertState(JobSnapshot.State.DONE, repair(house));
            house.evict();
            assertNothingStaysBehind(house);
            first.contents.putAll(second.contents);
            Promises.assertEachCopy(house, first, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void theStartFindsWhatACrashCutOff() throws Exception {
        try (TroubleHouse house = house(2, 2)) {
            Source first = Source.of(temp.resolve("first"), 20, 300_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            String lost = house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET,
                    "first/d0/f000")).copies().getFirst().barcode();
            house.journal.append("test", new Fact.CartridgeJudged(new Barcode(lost),
                    org.holdfast.engine.model.CartridgeState.BAD, "burnt"));
            house.crash();
            Files.write(house.home.resolve("staging").resolve("000000000001.segment.again"),
                    new byte[100]);
            house.start();
            Promises.assertState(JobSnapshot.State.DONE, repair(house));
            assertNothingStaysBehind(house);
            Promises.assertEachCopy(house, first, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void aBadSpotOnTheOnlyOtherCopyIsALossThatIsSaidByName() throws Exception {
        try (TroubleHouse house = house(2, 2)) {
            Source first = Source.of(temp.resolve("first"), 12, 300_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            String key = "first/d1/f004";
            List<Fault> spots = new ArrayList<>();
            for (Rows.CopyRow copy : house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, key))
                    .copies()) {
                spots.add(new Fault.AtBlock(new Barcode(copy.barcode()), 1, copy.block() + 1,
                        false));
            }
            house.stop();
            house.start();
            List<Fault> all = new ArrayList<>(spots);
            all.add(new Fault.AtCommand(Fault.ANY, READ, 1,
                    new Fault.Refused(SenseData.of(4, 0x52, 0x00))));
            house.arm("drive1", new FaultPlan(all));
            house.arm("drive2", new FaultPlan(spots));
            Promises.assertState(JobSnapshot.State.DONE,
                    house.put(Source.of(temp.resolve("second"), 1, 10, 2)));
            JobSnapshot repair = repair(house);
            Promises.assertState(JobSnapshot.State.PARTLY, repair);
            assertEquals(Set.of("HF-602"), Promises.codes(repair.problems()));
            assertTrue(repair.problems().toString().contains(key), repair.toString());
            assertEquals(1, repair.problems().size());
            assertEquals(1, losses(house));
            assertEquals("lost", house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, key))
                    .row().state());
            assertEquals("safe", house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET,
                    "first/d0/f000")).row().state());
        }
    }

    @Test
    void theOnlyCopyIsGoneWithItsCartridge() throws Exception {
        try (TroubleHouse house = house(1, 2)) {
            Source first = Source.of(temp.resolve("first"), 12, 30_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            house.stop();
            house.start();
            breakNext(house);
            Promises.assertState(JobSnapshot.State.DONE,
                    house.put(Source.of(temp.resolve("second"), 1, 10, 2)));
            JobSnapshot repair = repair(house);
            assertEquals(Set.of("HF-602"), Promises.codes(repair.problems()));
            // Files, and the folders around them.
            assertEquals(12 + 4, repair.problemCount());
            assertEquals(1, losses(house));
            house.stop();
            house.start();
            house.put(Source.of(temp.resolve("third"), 1, 10, 3));
            assertEquals(1, losses(house), "said once");
        }
    }

    private static long losses(TroubleHouse house) throws Exception {
        long losses = 0;
        try (LedgerReader reader = house.journal.ledger().read(1)) {
            for (var e = reader.next(); e.isPresent(); e = reader.next()) {
                losses += e.get().fact() instanceof Fact.StagedBytesLost ? 1 : 0;
            }
        }
        return losses;
    }

    @Test
    void withoutAnotherCartridgeItIsSaid() throws Exception {
        try (TroubleHouse house = new TroubleHouse(temp.resolve("home"), VirtualLibrary.inMemory(
                TroubleHouse.plan(2, 2, 64L << 20), VirtualClock.STOPPED))) {
            house.start();
            house.bucket(2);
            Source first = Source.of(temp.resolve("first"), 12, 100_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            house.evict();
            house.stop();
            house.start();
            breakNext(house);
            Promises.assertState(JobSnapshot.State.PARTLY,
                    house.put(Source.of(temp.resolve("second"), 1, 10, 2)));
            JobSnapshot repair = repair(house);
            assertEquals(Set.of("HF-502"), Promises.codes(repair.problems()));
            Promises.assertRestorable(house, first);
            assertEquals(Optional.empty(), house.ask(new Query.Status()).readOnly());
            Promises.assertPlaces(house);
        }
    }
}
