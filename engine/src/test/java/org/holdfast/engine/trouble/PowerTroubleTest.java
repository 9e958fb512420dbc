package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.fault.Fault;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes: between an index and its entry, and in the middle of formatting. */
class PowerTroubleTest {
    @TempDir Path temp;

    private static void assertNobodyIsBlamed(TroubleHouse house) {
        assertEquals(List.of(), house.ask(new Query.Cartridges()).cartridges().stream()
                .filter(c -> !c.state().equals("scratch") && !c.state().equals("appendable"))
                .toList());
    }

    @Test
    void betweenAnIndexAndItsEntry() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 64L << 20))) {
            Source source = Source.of(temp.resolve("first"), 6, 100_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            Source second = Source.of(temp.resolve("second"), 6, 100_000, 2);
            house.files.failAt(house.home.resolve("ledger"), "\"indexBlock\"");
            long put = house.beginPut(second);
            house.await(put, JobSnapshot::accepted);
            house.awaitThat("the entry that is not written", () -> house.files.refusals() > 0);
            house.crash();
            house.start();
            house.awaitSafe();
            assertNobodyIsBlamed(house);
            house.evict();
            source.contents.putAll(second.contents);
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void anOlderVersionKeepsItsCopiesWhenTheIndexIsAheadOfTheLedger() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 64L << 20))) {
            Promises.assertState(JobSnapshot.State.DONE,
                    house.put(Source.of(temp.resolve("in"), 6, 100_000, 1)));
            Source newer = Source.of(temp.resolve("in"), 6, 100_000, 2);
            house.files.failAt(house.home.resolve("ledger"), "\"indexBlock\"");
            long put = house.beginPut(newer);
            house.await(put, JobSnapshot::accepted);
            house.awaitThat("the entry that is not written", () -> house.files.refusals() > 0);
            house.crash();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, newer, 2);
            Promises.assertInvariants(house);
            Map<UUID, Integer> aside = new HashMap<>();
            for (Fact.NamesChanged.NameChange change : house.renamed()) {
                assertTrue(change.path().isPresent(), "given up: " + change);
                aside.merge(change.version(), 1, Integer::sum);
            }
            assertTrue(aside.size() >= 6, "moved aside: " + aside);
            aside.forEach((version, times) -> assertTrue(times >= 2, version + ": " + times));
        }
    }

    @Test
    void whileCartridgesAreFormattedAndWritten() throws Exception {
        for (int n : new int[] {2, 4}) {
            try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home" + n),
                    TroubleHouse.plan(2, 2, 64L << 20))) {
                Source source = Source.of(temp.resolve("in" + n), 6, 100_000, n);
                FaultPlan plan = FaultPlan.of(new Fault.AtCommand(Fault.ANY, 0x0A, n,
                        new Fault.Silence()));
                house.arm("drive1", plan);
                house.arm("drive2", plan);
                long put = house.beginPut(source);
                house.await(put, JobSnapshot::accepted);
                house.awaitThat("the silence", () -> house.devices.get("drive1").injections()
                        + house.devices.get("drive2").injections() > 0);
                house.crash();
                house.start();
                house.awaitSafe();
                assertNobodyIsBlamed(house);
                house.evict();
                Promises.assertEachCopy(house, source, 2);
                Promises.assertInvariants(house);
            }
        }
    }

    @Test
    void aDriveThatBreaksWhileFormattingLeavesACartridgeOfOurs() throws Exception {
        try (TroubleHouse house = TroubleHouse.begun(temp.resolve("home"),
                TroubleHouse.plan(2, 2, 64L << 20))) {
            Source source = Source.of(temp.resolve("in"), 6, 100_000, 1);
            house.arm("drive1", FaultPlan.of(new Fault.AtCommand(Fault.ANY, 0x0A, 2,
                    new Fault.Refused(SenseData.of(4, 0x44, 0x00)))));
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            assertTrue(house.devices.get("drive1").injections() > 0);
            assertNobodyIsBlamed(house);
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }
}
