package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.ltfs.format.CoherencyInformation;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.LtfsLabel;
import org.holdfast.engine.ltfs.format.ReferenceRules;
import org.holdfast.engine.ltfs.format.Vol1Label;
import org.junit.jupiter.api.Test;

/** What lies on the tape, record by record, and in the chip, by the reference's rules. */
class VolumeLayoutTest {
    private static final int BLOCK = 1 << 12;
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private final Rig rig = new Rig(tape, BLOCK);

    /** One letter an object: V, L labels, F filemark, X index record, D full data, d short. */
    private String layout(int p) throws IOException {
        StringBuilder all = new StringBuilder();
        for (byte[] o : tape.objects(p)) {
            String text = new String(o, StandardCharsets.UTF_8);
            boolean inside = !all.isEmpty() && all.charAt(all.length() - 1) == 'X';
            all.append(FakeTape.isMark(o) ? 'F' : text.startsWith("VOL1") ? 'V'
                    : text.contains("<ltfslabel") ? 'L'
                    : text.contains("<ltfsindex") || inside ? 'X'
                    : o.length == BLOCK ? 'D' : 'd');
        }
        return all.toString();
    }

    private static IndexHeader header(byte[] xml) throws IOException {
        try (IndexReader in = new IndexReader(new ByteArrayInputStream(xml),
                IndexLimits.DEFAULT)) {
            return in.header();
        }
    }

    private IndexHeader judged(int p, int block) throws IOException {
        byte[] xml = tape.index(p, block);
        assertTrue(ReferenceRules.index(xml) >= 1);
        for (int b = block; b < block + (xml.length - 1) / BLOCK; b++) {
            assertEquals(BLOCK, tape.objects(p).get(b).length, "only the last record is short");
        }
        IndexHeader h = header(xml);
        assertEquals(new IndexLocation((char) ('a' + p), block), h.location());
        return h;
    }

    @Test
    void aNewVolume() throws IOException {
        rig.format();
        for (int p = 0; p < 2; p++) {
            assertEquals("VFLFFXF", layout(p));
            assertEquals("AB0012", Vol1Label.parse(tape.objects(p).get(0)).serial());
            assertEquals(80, tape.objects(p).get(0).length);
            ReferenceRules.label(tape.objects(p).get(2));
            assertEquals((char) ('a' + p), LtfsLabel.parse(tape.objects(p).get(2)).partition());
        }
        assertEquals(Optional.of(new IndexLocation('b', 5)), judged(0, 5).previous());
        assertEquals(Optional.empty(), judged(1, 5).previous());
        memory(0, 1, 5);
        memory(1, 1, 5);
        text(0x800, "HOLDFAST", 8);
        text(0x801, "LTFS", 32);
        text(0x802, "0.1.0", 8);
        text(0x806, "AB0012L8", 32);
        text(0x80B, "2.4.0", 16);
        assertEquals("Täst volume", new String(tape.attribute(0, 0x803),
                StandardCharsets.UTF_8).replace("\0", ""));
        assertEquals(160, tape.attribute(0, 0x803).length);
        assertArrayEquals(new byte[] {(byte) 0x81}, tape.attribute(0, 0x805));
        assertArrayEquals(new byte[] {0}, tape.attribute(0, 0x1623));
    }

    private void text(int id, String text, int length) {
        assertEquals(text + " ".repeat(length - text.length()),
                new String(tape.attribute(0, id), StandardCharsets.US_ASCII));
    }

    private void memory(int p, long generation, long block) {
        CoherencyInformation vci =
                CoherencyInformation.parse(tape.attribute(p, 0x80C)).orElseThrow();
        assertEquals(generation, vci.generation());
        assertEquals(block, vci.indexBlock());
        assertEquals(Rig.VOLUME, vci.volume());
        assertEquals(vci.vcr(), ByteBuffer.wrap(tape.attribute(0, 9)).getInt());
    }

    @Test
    void dataAndIndexesOfASession() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        Rig.add(volume, "a", Rig.bytes(1, 2 * BLOCK));
        assertEquals("VFLFFXFDD", layout(1));
        CommitReceipt first = volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals("VFLFFXFDDFXF", layout(1));
        assertEquals(10, first.indexBlock());
        memory(0, 1, 5);
        memory(1, 2, 10);
        Rig.add(volume, "b", Rig.bytes(2, BLOCK + 1));
        volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals("VFLFFXFDDFXFDdFXF", layout(1));
        volume.put(new IndexChange.Drop(List.of("a")));
        volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals("VFLFFXFDDFXFDdFXFFXF", layout(1));
        assertEquals("VFLFFXF", layout(0));
        assertEquals(1, judged(0, 5).generation(), "the index partition waits for the unmount");
        volume.unmount(Rig.NOW);
        assertEquals("VFLFFXF", layout(0));
        assertEquals(Optional.of(new IndexLocation('b', 5)), judged(1, 10).previous());
        assertEquals(Optional.of(new IndexLocation('b', 10)), judged(1, 15).previous());
        assertEquals(Optional.of(new IndexLocation('b', 15)), judged(1, 18).previous());
        assertEquals(Optional.of(new IndexLocation('b', 18)), judged(0, 5).previous());
        assertEquals(4, judged(0, 5).generation());
        assertEquals(4, judged(1, 18).generation());
        memory(0, 4, 5);
        memory(1, 4, 18);
    }

    @Test
    void anIndexOfManyRecordsAndOneThatFillsItsLast() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        int exact = 0;
        for (int i = 0; i < 60 && exact < 2; i++) {
            Rig.add(volume, "f" + i, Rig.bytes(i, 10));
            long rest = BLOCK - volume.commit("Sync", Rig.NOW, Map.of()).indexBytes() % BLOCK;
            volume.put(new IndexChange.Put(List.of("f" + i), padded(volume, "f" + i,
                    (int) rest)));
            CommitReceipt receipt = volume.commit("Sync", Rig.NOW, Map.of());
            exact += receipt.indexBytes() % BLOCK == 0 ? 1 : 0;
            judged(1, (int) receipt.indexBlock());
        }
        assertTrue(exact >= 1, "no index was a whole number of blocks");
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mount();
        assertTrue(again.finding().clean());
        assertTrue(again.finding().coherent());
    }

    /** The same entry with an attribute that makes the index so many bytes longer. */
    private static FileEntry padded(LtfsVolume volume,
            String name, int bytes) throws IOException {
        FileEntry old = Rig.list(volume).get(name);
        String tags = "<extendedattributes>\n<xattr>\n<key>k</key>\n<value></value>\n</xattr>\n"
                + "</extendedattributes>\n";
        ExtendedAttribute attribute = ExtendedAttribute.text("k",
                "x".repeat(Math.max(1, bytes - tags.length())));
        return new FileEntry(name, old.uid(), old.times(), false,
                List.of(attribute), old.length(), false, old.extents(), Optional.empty());
    }
}
