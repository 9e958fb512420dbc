package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.holdfast.engine.ledger.file.LedgerDamagedException;
import org.holdfast.engine.ledger.merkle.ProofCheck;
import org.holdfast.engine.ledger.merkle.TreeHead;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vouchers save time and are never believed more than the ledger. */
class LedgerVoucherTest {
    private static final int SEAL_BYTES = 100_000;
    private static final int ENTRIES = 1200;
    private static final int ROOT_AT = 8 + 16 + 30 + 8 + 4;
    private static final Path PACKED = LedgerWorld.file("000000000001.jsonl.gz");
    private static final Path VOUCHER = LedgerWorld.file("000000000001.voucher");
    private final LedgerWorld world = new LedgerWorld(1);
    private final List<TreeHead> heads = new ArrayList<>();

    /** Some files of some hundred entries, all but the last of them sealed. */
    @BeforeEach
    void write() throws IOException {
        SampleFacts sample = new SampleFacts(2);
        try (Ledger ledger = world.open(SEAL_BYTES)) {
            for (int i = 0; i < ENTRIES; i++) {
                heads.add(ledger.head());
                ledger.append("a", i % 20 == 0 ? sample.batch(4) : new Fact.SegmentEvicted(i));
            }
            heads.add(ledger.head());
        }
        assertTrue(world.files.bytes(PACKED).length > 5000, "the end is not all of a file");
    }

    private Ledger open() throws IOException {
        return world.open(SEAL_BYTES);
    }

    /** Opens, and finds everything as it was; says how many files were not read for that. */
    private int right() throws IOException {
        try (Ledger ledger = open()) {
            assertInstanceOf(LedgerState.Writable.class, ledger.state());
            assertEquals(heads.getLast(), ledger.head());
            return ledger.vouched();
        }
    }

    @Test
    void proofsAndNumbersAreTheSame() throws IOException {
        int files = right();
        assertTrue(files >= 3, "vouched for " + files);
        try (Ledger ledger = open()) {
            for (int n = 1; n <= ENTRIES; n += 13) {
                assertTrue(ProofCheck.included(ledger.leaf(n), ledger.inclusion(n, ENTRIES),
                        heads.getLast()));
                assertTrue(ProofCheck.consistent(heads.get(n), heads.getLast(),
                        ledger.consistency(n, ENTRIES)));
                assertEquals(n, LedgerWorld.entries(ledger, n).getFirst().number());
            }
            assertEquals(ENTRIES + 1, ledger.append("a", new Fact.SegmentEvicted(1)));
            assertEquals(ledger.head(),
                    LedgerVerifier.verify(world.files, LedgerWorld.DIR).head());
        }
    }

    @Test
    void aVoucherThatIsNotWholeOnlyCostsTime() throws IOException {
        int all = right();
        byte[] whole = world.files.bytes(VOUCHER);
        for (int at = 0; at < whole.length; at += 9) {
            world.files.flip(VOUCHER, at, 1 << at % 8);
            assertEquals(0, right(), "byte " + at);
            assertEquals(all, right(), "made again");
        }
        for (int size = 0; size < whole.length; size += 49) {
            world.files.place(VOUCHER, Arrays.copyOf(whole, size));
            assertEquals(0, right());
        }
        world.files.place(VOUCHER, Arrays.copyOf(whole, whole.length + 1));
        assertEquals(0, right());
        world.files.delete(VOUCHER);
        assertEquals(0, right());
        assertEquals(all, right());
    }

    @Test
    void vouchersOfAnotherLedgerAreNotBelieved() throws IOException {
        int all = right();
        LedgerVoucherTest other = new LedgerVoucherTest();
        other.world.env.chance().bytes(3);
        other.write();
        world.files.place(VOUCHER, other.world.files.bytes(VOUCHER));
        assertEquals(0, right(), "salts differ, so the sealed files do");
        assertEquals(all, right());
    }

    /** A whole voucher of the right file with a wrong tree. */
    private void lie(int at, boolean consistent) throws IOException {
        byte[] bytes = world.files.bytes(VOUCHER);
        int chunk = ROOT_AT + 32;
        bytes[at] ^= 4;
        if (consistent) {
            var tree = new org.holdfast.engine.ledger.merkle.MerkleTree((first, count) -> {
                throw new IllegalStateException();
            });
            long last = ByteBuffer.wrap(bytes).getLong(16);
            int leaves = bytes.length - 4 - (int) (last % 64) * 32;
            tree.extend(Arrays.copyOfRange(bytes, chunk, leaves),
                    Arrays.copyOfRange(bytes, leaves, bytes.length - 4));
            System.arraycopy(tree.head().root().bytes(), 0, bytes, ROOT_AT, 32);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) crc.getValue());
        world.files.place(VOUCHER, bytes);
    }

    @Test
    void aVoucherThatContradictsItselfOrOthersIsNotBelieved() throws IOException {
        int all = right();
        lie(ROOT_AT + 32, false);
        assertEquals(0, right());
        assertEquals(all, right());
        lie(ROOT_AT + 32, true);
        assertEquals(0, right(), "the second file's does not go with it");
        assertEquals(all, right());
    }

    /** In a chunk, or in the leaves behind the last one. */
    @Test
    void aVoucherThatLiesAloneIsFoundByTheCheck() throws IOException {
        byte[] whole = world.files.bytes(VOUCHER);
        for (int at : new int[] {ROOT_AT + 32, whole.length - 5}) {
            for (Path name : world.files.list(LedgerWorld.DIR)) {
                if (name.toString().endsWith(".voucher")) {
                    world.files.delete(LedgerWorld.file(name.toString()));
                }
            }
            world.files.place(VOUCHER, whole);
            lie(at, true);
            world.lanes.hold();
            Ledger ledger = open();
            assertEquals(1, ledger.vouched());
            world.lanes.release();
            world.lanes.advance(Duration.ofHours(1));
            assertInstanceOf(LedgerState.ReadOnly.class, ledger.state(), "lie at " + at);
            assertEquals(0, right(), "without it the ledger is what it was");
        }
    }

    @Test
    void damageInASealedFileIsFoundByReadingAndThenAtEveryStart() throws IOException {
        world.files.flip(PACKED, 700, 4);
        try (Ledger ledger = open()) {
            assertInstanceOf(LedgerState.Writable.class, ledger.state(), "not read yet");
            ledger.append("a", new Fact.SegmentEvicted(1));
            assertThrows(LedgerDamagedException.class, () -> LedgerWorld.entries(ledger, 1));
            readOnly(ledger);
            assertThrows(LedgerRefusedException.class,
                    () -> ledger.append("a", new Fact.SegmentEvicted(1)));
        }
        assertFalse(world.files.exists(VOUCHER));
        for (int start = 0; start < 2; start++) {
            try (Ledger ledger = open()) {
                readOnly(ledger);
                assertEquals(0, ledger.vouched());
            }
        }
    }

    @Test
    void damageInASealedFileIsFoundByProving() throws IOException {
        world.files.flip(PACKED, 700, 4);
        try (Ledger ledger = open()) {
            assertThrows(LedgerDamagedException.class, () -> ledger.inclusion(5, ENTRIES));
            readOnly(ledger);
        }
    }

    @Test
    void damageInASealedFileIsFoundByTheCheckAfterTheStart() throws IOException {
        int size = world.files.bytes(PACKED).length;
        for (int at = 0; at < size; at += size / 40) {
            world.files.flip(PACKED, at, 4);
            try (Ledger ledger = open()) {
                world.lanes.advance(Duration.ofHours(1));
                readOnly(ledger);
            }
            try (Ledger ledger = open()) {
                readOnly(ledger);
            }
            world.files.flip(PACKED, at, 4);
            right();
        }
    }

    private static void readOnly(Ledger ledger) {
        assertEquals(PACKED, assertInstanceOf(LedgerState.ReadOnly.class, ledger.state()).file());
    }

    @Test
    void theCheckReadsEveryFileAndFindsNothing() throws IOException {
        try (Ledger ledger = open()) {
            int delayed = world.lanes.waiting();
            assertEquals(1, delayed);
            for (int i = 0; i < ledger.vouched(); i++) {
                assertEquals(1, world.lanes.waiting(), "after " + i);
                world.lanes.advance(i == 0 ? Duration.ofMinutes(1) : Duration.ofSeconds(2));
                assertInstanceOf(LedgerState.Writable.class, ledger.state());
            }
            assertEquals(0, world.lanes.waiting());
        }
    }

    @Test
    void aSealedFileThatIsShorterOrGoneIsDamage() throws IOException {
        byte[] whole = world.files.bytes(PACKED);
        world.files.place(PACKED, Arrays.copyOf(whole, whole.length - 1));
        try (Ledger ledger = open()) {
            readOnly(ledger);
        }
        world.files.delete(PACKED);
        try (Ledger ledger = open()) {
            assertInstanceOf(LedgerState.ReadOnly.class, ledger.state());
            assertEquals(0, ledger.last());
        }
    }
}
