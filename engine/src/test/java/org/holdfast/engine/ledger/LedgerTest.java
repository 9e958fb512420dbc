package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.ledger.merkle.ProofCheck;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final LedgerWorld world = new LedgerWorld(1);

    @Test
    void everyFactComesBackAsItWas() throws IOException {
        SampleFacts sample = new SampleFacts(20261122);
        List<Fact> written = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            for (int type = 0; type < SampleFacts.TYPES; type++) {
                written.add(sample.ofType(type));
            }
        }
        try (Ledger ledger = world.open(100_000)) {
            for (int i = 0; i < written.size(); i += 5) {
                ledger.appendAll("actor \"ä\"\n😀", written.subList(i, i + 5));
            }
        }
        try (Ledger ledger = world.open(100_000)) {
            List<LedgerEntry> read = LedgerWorld.entries(ledger, 1);
            assertEquals(written.size(), read.size());
            for (int i = 0; i < read.size(); i++) {
                assertEquals(i + 1, read.get(i).number());
                assertEquals("actor \"ä\"\n😀", read.get(i).actor());
                assertTrue(SampleFacts.same(written.get(i), read.get(i).fact()),
                        () -> "differs: " + read);
            }
            assertTrue(world.files.list(LedgerWorld.DIR).size() > 5);
        }
    }

    @Test
    void numbersAndTimesGoOnAcrossOpening() throws IOException {
        Instant start = world.time.now();
        try (Ledger ledger = world.open()) {
            assertEquals(0, ledger.last());
            assertEquals(1, ledger.append("a", new Fact.SegmentEvicted(1)));
            world.time.jumpTo(start.minus(Duration.ofHours(1)));
            assertEquals(3, ledger.appendAll("a", List.of(new Fact.SegmentEvicted(2),
                    new Fact.SegmentEvicted(3))));
        }
        try (Ledger ledger = world.open()) {
            assertEquals(4, ledger.append("a", new Fact.SegmentEvicted(4)));
            world.time.jumpTo(start.plusNanos(7));
            assertEquals(5, ledger.append("a", new Fact.SegmentEvicted(5)));
            List<Instant> times = LedgerWorld.entries(ledger, 1).stream()
                    .map(LedgerEntry::time).toList();
            assertEquals(List.of(start, start, start, start, start.plusNanos(7)), times);
            assertEquals(List.of(4L, 5L), LedgerWorld.entries(ledger, 4).stream()
                    .map(LedgerEntry::number).toList());
            assertTrue(LedgerWorld.entries(ledger, 6).isEmpty());
            assertThrows(IllegalArgumentException.class, () -> ledger.read(0));
        }
    }

    @Test
    void anAppendIsDurableOnReturn() throws IOException {
        try (Ledger ledger = world.open()) {
            ledger.append("a", new Fact.SegmentEvicted(1));
            long forces = world.files.forces();
            ledger.appendAll("a", List.of(new Fact.SegmentEvicted(2), new Fact.SegmentEvicted(3)));
            assertEquals(forces + 1, world.files.forces());
            byte[] seen = world.files.bytes(LedgerWorld.file("000000000001.jsonl"));
            byte[] durable = world.files.durableBytes(LedgerWorld.file("000000000001.jsonl"));
            assertEquals(new String(seen), new String(durable));
        }
    }

    @Test
    void proofsHoldAcrossSealingAndOpening() throws IOException {
        SampleFacts sample = new SampleFacts(5);
        List<TreeHead> heads = new ArrayList<>();
        try (Ledger ledger = world.open(20_000)) {
            heads.add(ledger.head());
            for (int i = 0; i < 300; i++) {
                ledger.append("a", sample.any());
                heads.add(ledger.head());
            }
        }
        try (Ledger ledger = world.open(20_000)) {
            assertEquals(heads.getLast(), ledger.head());
            for (int n = 1; n <= 300; n += 7) {
                for (int size : new int[] {n, Math.min(300, n + 77), 300}) {
                    assertTrue(ProofCheck.included(ledger.leaf(n), ledger.inclusion(n, size),
                            heads.get(size)));
                }
                assertTrue(ProofCheck.consistent(heads.get(n), heads.get(300),
                        ledger.consistency(n, 300)));
            }
            assertThrows(IllegalArgumentException.class, () -> ledger.inclusion(301, 300));
            assertThrows(IllegalArgumentException.class, () -> ledger.inclusion(0, 300));
        }
    }

    @Test
    void aMemberIsProvenWithoutItsKey() throws IOException {
        SampleFacts sample = new SampleFacts(6);
        try (Ledger ledger = world.open()) {
            ledger.append("a", sample.ofType(0));
            long number = ledger.append("a", sample.batch(70));
            ledger.append("a", sample.ofType(1));
            TreeHead head = ledger.head();
            for (int i = 0; i < 70; i++) {
                MemberProof proof = ledger.memberInclusion(number, i, 3);
                assertTrue(proof.holds(head));
                assertFalse(new String(proof.commit()).contains("\"key\""));
                byte[] other = proof.commit().clone();
                other[other.length / 2] ^= 1;
                assertFalse(new MemberProof(other, proof.member(), proof.entry(),
                        proof.inLedger()).holds(head));
            }
            MemberProof proof = ledger.memberInclusion(number, 0, 3);
            assertFalse(new MemberProof(proof.commit(), proof.member(), ledger.leaf(1),
                    proof.inLedger()).holds(head));
            assertFalse(new MemberProof(proof.commit(), proof.member(), new byte[0],
                    proof.inLedger()).holds(head));
            assertThrows(IllegalArgumentException.class,
                    () -> ledger.memberInclusion(number, 70, 3));
            assertThrows(IllegalArgumentException.class, () -> ledger.memberInclusion(1, 0, 3));
        }
    }

    @Test
    void aFailedForceIsTheEndUntilItIsOpenedAgain() throws IOException {
        Ledger ledger = world.open();
        ledger.append("a", new Fact.SegmentEvicted(1));
        world.files.failEffect(world.files.effects() + 1);
        IOException failed = assertThrows(LedgerRefusedException.class,
                () -> ledger.append("a", new Fact.SegmentEvicted(2)));
        assertTrue(failed.getMessage().contains("Input/output error: force"));
        long effects = world.files.effects();
        assertThrows(LedgerRefusedException.class,
                () -> ledger.append("a", new Fact.SegmentEvicted(3)));
        assertEquals(effects, world.files.effects(), "nothing is tried again");
        LedgerState.ReadOnly state = assertInstanceOf(LedgerState.ReadOnly.class, ledger.state());
        assertTrue(state.reason().contains("write failed"));
        assertEquals(1, ledger.last());
        assertEquals(1, LedgerWorld.entries(ledger, 1).size());
        ledger.close();
        assertThrows(IllegalStateException.class,
                () -> ledger.append("a", new Fact.SegmentEvicted(4)));
    }

    @Test
    void aFullDiskLosesNothingThatWasAcknowledged() throws IOException {
        for (int room = 0; room < 300; room += 7) {
            LedgerWorld full = new LedgerWorld(room);
            Ledger ledger = full.open();
            ledger.append("a", new Fact.SegmentEvicted(1));
            full.files.fillAfter(room);
            List<Fact> facts = List.of(new Fact.SegmentEvicted(2), new Fact.SegmentEvicted(3),
                    new Fact.SegmentEvicted(4));
            IOException failed = assertThrows(LedgerRefusedException.class,
                    () -> ledger.appendAll("a", facts));
            assertTrue(failed.getMessage().contains("No space left"));
            full.files.fillAfter(Long.MAX_VALUE);
            try (Ledger again = full.open()) {
                assertInstanceOf(LedgerState.Writable.class, again.state());
                assertEquals(room > 0, again.cut().isPresent());
                assertEquals(2, again.append("a", new Fact.SegmentEvicted(9)));
                assertEquals(2, LedgerWorld.entries(again, 1).size());
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLedger() throws IOException {
        TreeHead first = headOf(7);
        assertEquals(first, headOf(7));
        assertNotEquals(first, headOf(8), "salts are not the same");
    }

    private static TreeHead headOf(long seed) throws IOException {
        LedgerWorld world = new LedgerWorld(seed);
        try (Ledger ledger = world.open()) {
            ledger.append("a", new SampleFacts(3).batch(3));
            return ledger.head();
        }
    }
}
