package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.holdfast.engine.ledger.merkle.ProofCheck;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

/** Power cuts at every effect, with everything that was not synced lost, torn and reordered. */
class LedgerCrashTest {
    private static final int SEEDS = 100;

    /** What a client knows: the facts it was told yes for, and the head it saw with them. */
    private static final class Client {
        final List<Fact> acknowledged = new ArrayList<>();
        List<Fact> asked = List.of();
        TreeHead head;
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAnyNumberOfCrashes() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            LedgerWorld world = new LedgerWorld(seed);
            SampleFacts sample = new SampleFacts(seed);
            Client client = new Client();
            long sealBytes = seed % 3 == 0 ? Long.MAX_VALUE : 9_000;
            for (int life = 0; life < 3; life++) {
                world.files.cutPowerAtEffect(world.files.effects() + random.nextInt(40));
                live(world, sealBytes, sample, random, client);
                world.files.crash(random);
                kinds.add(look(world, sealBytes, client, "seed " + seed + ", life " + life));
            }
        }
        assertTrue(kinds.containsAll(Set.of("cut", "whole, asked is there",
                "whole, asked is not there")), "crashes were all of one kind: " + kinds);
    }

    @Test
    void aFileWhoseNameAnEarlierProcessDidNotSyncKeepsWhatIsAppendedNow() throws IOException {
        int kept = 0;
        for (int seed = 0; seed < 20; seed++) {
            LedgerWorld world = new LedgerWorld(seed);
            Fact fact = new SampleFacts(seed).ofType(1);
            // directory, file, and the name of the file
            world.files.failEffect(world.files.effects() + 2);
            try (Ledger first = world.open()) {
                assertThrows(IOException.class, () -> first.append("a", fact));
            }
            try (Ledger again = world.open()) {
                assertEquals(1, again.append("a", fact));
            }
            world.files.crash(new Random(seed));
            try (Ledger after = world.open()) {
                kept += after.last() == 1 ? 1 : 0;
            }
        }
        assertEquals(20, kept);
    }

    @Test
    void whatADeviceFailedToTakeIsWrittenAgainByTheNextProcess() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            LedgerWorld world = new LedgerWorld(seed);
            Fact fact = new SampleFacts(seed).ofType(1);
            try (Ledger first = world.open()) {
                first.append("a", fact);
                // the write, and then its fsync
                world.files.failEffect(world.files.effects() + 1);
                assertThrows(IOException.class, () -> first.append("a", fact));
            }
            try (Ledger again = world.open()) {
                assertEquals(2, again.last());
                assertEquals(3, again.append("a", fact));
            }
            world.files.crash(new Random(seed));
            try (Ledger after = world.open()) {
                assertEquals(3, after.last(), "seed " + seed);
            }
        }
    }

    /** Runs until the power is cut. */
    private static void live(LedgerWorld world, long sealBytes, SampleFacts sample,
            Random random, Client client) {
        client.asked = List.of();
        try {
            Ledger ledger = world.open(sealBytes);
            while (true) {
                List<Fact> facts = new ArrayList<>();
                for (int i = 1 + random.nextInt(5); i > 0; i--) {
                    // the large batch would take most of the time and show nothing more
                    facts.add(sample.ofType(random.nextInt(SampleFacts.TYPES - 2)));
                }
                client.asked = facts;
                long last = ledger.appendAll("a", facts);
                client.acknowledged.addAll(facts);
                client.asked = List.of();
                client.head = ledger.head();
                assertEquals(client.acknowledged.size(), last);
            }
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("power is cut"), e::toString);
        }
    }

    /** Opens and compares; then what was asked for without an answer counts if it is there. */
    private static String look(LedgerWorld world, long sealBytes, Client client, String where)
            throws IOException {
        try (Ledger ledger = world.open(sealBytes)) {
            assertInstanceOf(LedgerState.Writable.class, ledger.state(), where);
            List<LedgerEntry> read = LedgerWorld.entries(ledger, 1);
            boolean asked = read.size() > client.acknowledged.size();
            List<Fact> expected = new ArrayList<>(client.acknowledged);
            expected.addAll(asked ? client.asked : List.of());
            assertEquals(expected.size(), read.size(), where);
            for (int i = 0; i < read.size(); i++) {
                assertTrue(SampleFacts.same(expected.get(i), read.get(i).fact()), where);
            }
            if (client.head != null) {
                assertTrue(ProofCheck.consistent(client.head, ledger.head(),
                        ledger.consistency(client.head.size(), ledger.head().size())), where);
            }
            client.acknowledged.clear();
            client.acknowledged.addAll(expected);
            client.head = ledger.head();
            LedgerReport report = LedgerVerifier.verify(world.files, LedgerWorld.DIR);
            assertEquals(ledger.head(), report.head(), where);
            assertTrue(report.good() && report.torn().isEmpty(), where);
            return ledger.cut().isPresent() ? "cut"
                    : "whole, asked is " + (asked ? "" : "not ") + "there";
        }
    }

    @Test
    void cuttingTooFarOrTooLittleWouldBeNoticed() throws IOException {
        Path file = LedgerWorld.file("000000000001.jsonl");
        LedgerWorld world = new LedgerWorld(1);
        List<Integer> ends = new ArrayList<>();
        try (Ledger ledger = world.open()) {
            for (int i = 1; i <= 3; i++) {
                ledger.appendAll("a", List.of(new Fact.SegmentEvicted(i),
                        new SampleFacts(i).batch(3), new Fact.SegmentEvicted(i)));
                ends.add(world.files.bytes(file).length);
            }
        }
        byte[] whole = world.files.bytes(file);
        for (int size = 0; size <= whole.length; size++) {
            world.files.place(file, java.util.Arrays.copyOf(whole, size));
            int groups = 0;
            while (groups < 3 && ends.get(groups) <= size) {
                groups++;
            }
            try (Ledger ledger = world.open()) {
                assertInstanceOf(LedgerState.Writable.class, ledger.state());
                assertEquals(groups * 3, ledger.last(), "cut at " + size);
                int end = groups == 0 ? 0 : ends.get(groups - 1);
                assertEquals(end, world.files.durableBytes(file).length);
                assertEquals(end != size, ledger.cut().isPresent());
            }
        }
    }

    @Test
    void sealingAndVouchingMayBeInterruptedAnywhere() throws IOException {
        boolean complete = false;
        for (int cut = 0; !complete; cut++) {
            LedgerWorld world = new LedgerWorld(cut);
            world.lanes.hold();
            TreeHead head;
            try (Ledger ledger = world.open(500)) {
                for (int i = 0; i < 6; i++) {
                    ledger.append("a", new SampleFacts(i).batch(2));
                }
                head = ledger.head();
            }
            world.files.cutPowerAtEffect(world.files.effects() + cut);
            world.lanes.release();
            complete = world.files.exists(LedgerWorld.file("000000000005.voucher"));
            world.files.crash(new Random(cut));
            assertEquals(head, LedgerVerifier.verify(world.files, LedgerWorld.DIR).head());
            opens(world, head, "cut at " + cut);
            List<Path> names = world.files.list(LedgerWorld.DIR);
            assertEquals(11, names.size(), names::toString);
            assertEquals(5, names.stream().filter(n -> n.toString().endsWith(".gz")).count());
            assertEquals(head, LedgerVerifier.verify(world.files, LedgerWorld.DIR).head());
            assertEquals(5, opens(world, head, "again, cut at " + cut));
        }
    }

    /** What is left has the head that was there; how many files were not read for that. */
    private static int opens(LedgerWorld world, TreeHead head, String where) throws IOException {
        try (Ledger ledger = world.open(500)) {
            assertInstanceOf(LedgerState.Writable.class, ledger.state(), where);
            assertTrue(ledger.cut().isEmpty(), where);
            assertEquals(head, ledger.head(), where);
            return ledger.vouched();
        }
    }
}
