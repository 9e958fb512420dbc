package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.holdfast.engine.model.fact.Fact;
import org.junit.jupiter.api.Test;

class LedgerSealTest {
    private static final Path PLAIN = LedgerWorld.file("000000000001.jsonl");
    private static final Path SEALED = LedgerWorld.file("000000000001.jsonl.gz");
    private final LedgerWorld world = new LedgerWorld(1);

    /** A file of some 3 MiB whose sealing waits. */
    private byte[] fill(Ledger ledger) throws IOException {
        SampleFacts sample = new SampleFacts(1);
        while (!world.files.exists(PLAIN) || world.files.bytes(PLAIN).length < 3 << 20) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                facts.add(sample.any());
            }
            ledger.appendAll("a", facts);
        }
        byte[] plain = world.files.bytes(PLAIN);
        ledger.append("a", new Fact.SegmentEvicted(1));
        return plain;
    }

    @Test
    void otherSoftwareReadsASealedFile() throws IOException {
        world.lanes.hold();
        try (Ledger ledger = world.open(3 << 20)) {
            byte[] plain = fill(ledger);
            List<LedgerEntry> before = LedgerWorld.entries(ledger, 1);
            LedgerReader half = ledger.read(1);
            assertEquals(1, half.next().orElseThrow().number());
            world.lanes.release();
            assertFalse(world.files.exists(PLAIN));
            byte[] sealed = world.files.bytes(SEALED);
            assertTrue(sealed.length < plain.length * 3 / 4);
            assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(sealed))
                    .readAllBytes());
            assertEquals(before.size(), LedgerWorld.entries(ledger, 1).size());
            assertEquals(2, half.next().orElseThrow().number(), "a reader goes on in the old file");
            half.close();
            for (long number = 1; number <= ledger.last(); number += 137) {
                LedgerEntry one = LedgerWorld.entries(ledger, number).getFirst();
                assertTrue(SampleFacts.same(before.get((int) number - 1).fact(), one.fact()));
            }
        }
    }

    @Test
    void membersAreSmallAndOneIsReadAlone() throws IOException {
        try (Ledger ledger = world.open(3 << 20)) {
            fill(ledger);
            byte[] sealed = world.files.bytes(SEALED);
            int members = 0;
            for (int at = 0; at < sealed.length; members++) {
                java.nio.ByteBuffer header = java.nio.ByteBuffer.wrap(sealed)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
                int size = header.getInt(at + 16);
                int plain = header.getInt(at + size - 4);
                assertTrue(plain > 0 && plain <= 1 << 20);
                // what is behind the wanted member is not looked at
                if (at > 0 && members == 1) {
                    world.files.flip(SEALED, at + size + 40, 8);
                }
                at += size;
            }
            assertTrue(members >= 4);
            try (LedgerReader reader = ledger.read(2)) {
                assertEquals(2, reader.next().orElseThrow().number());
            }
            try (LedgerReader reader = ledger.read(ledger.last() - 1)) {
                assertEquals(ledger.last() - 1, reader.next().orElseThrow().number());
            }
        }
    }

    @Test
    void leftoversOfAnInterruptedSealingDoNoHarm() throws IOException {
        world.lanes.hold();
        List<LedgerEntry> before;
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", new Fact.SegmentEvicted(1));
            ledger.append("a", new Fact.SegmentEvicted(2));
            before = LedgerWorld.entries(ledger, 1);
        }
        world.files.place(SEALED, new byte[] {1, 2, 3});
        world.files.place(LedgerWorld.file("000000000001.jsonl.gz.tmp"), new byte[5]);
        world.files.place(LedgerWorld.file("notes.txt"), new byte[5]);
        try (Ledger ledger = world.open(1)) {
            assertEquals(before, LedgerWorld.entries(ledger, 1));
            world.lanes.release();
            assertEquals(before, LedgerWorld.entries(ledger, 1));
        }
        assertEquals(List.of(Path.of("000000000001.jsonl.gz"),
                Path.of("000000000001.voucher"), Path.of("000000000002.jsonl"),
                Path.of("notes.txt")), world.files.list(LedgerWorld.DIR));
        try (Ledger ledger = world.open(1)) {
            assertEquals(before, LedgerWorld.entries(ledger, 1));
        }
    }

    @Test
    void aLedgerWithOnlySealedFilesGoesOn() throws IOException {
        try (Ledger ledger = world.open(1)) {
            ledger.append("a", new Fact.SegmentEvicted(1));
            ledger.append("a", new Fact.SegmentEvicted(2));
        }
        world.files.delete(LedgerWorld.file("000000000002.jsonl"));
        try (Ledger ledger = world.open(1)) {
            assertEquals(2, ledger.append("a", new Fact.SegmentEvicted(3)));
        }
        assertTrue(LedgerVerifier.verify(world.files, LedgerWorld.DIR).good());
    }
}
