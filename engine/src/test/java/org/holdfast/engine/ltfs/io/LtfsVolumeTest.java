package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.junit.jupiter.api.Test;

class LtfsVolumeTest {
    private static final int BLOCK = 1 << 16;
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private final Rig rig = new Rig(tape, BLOCK);

    @Test
    void aNewVolumeIsCleanAndEmpty() throws IOException {
        CommitReceipt receipt = rig.format();
        assertEquals(1, receipt.generation());
        assertEquals(5, receipt.indexBlock());
        assertTrue(receipt.memoryWritten());
        String before = tape.content();
        LtfsVolume volume = rig.mount();
        MountFinding f = volume.finding();
        assertTrue(f.clean());
        assertTrue(f.coherent());
        assertTrue(f.appendable());
        assertFalse(f.foreign());
        assertEquals("AB0012", f.serial());
        assertEquals("Täst volume", f.volumeName());
        assertEquals(OptionalLong.of(1), f.dataGeneration());
        assertEquals(OptionalLong.of(1), f.indexGeneration());
        assertEquals(Rig.CREATOR + " - Format", f.index().creator());
        assertEquals(Optional.empty(), f.session());
        assertEquals(Map.of(), Rig.list(volume));
        volume.unmount(Rig.NOW);
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
    }

    @Test
    void filesComeBackAfterSessions() throws IOException {
        rig.format();
        Map<String, byte[]> expected = new TreeMap<>();
        for (int session = 0; session < 4; session++) {
            LtfsVolume volume = rig.mount();
            assertTrue(volume.finding().clean());
            assertTrue(volume.finding().coherent());
            assertEquals(1 + 2L * session, volume.finding().index().generation());
            for (int commit = 0; commit < 2; commit++) {
                for (int i = 0; i < 20; i++) {
                    String name = "file " + session + "." + commit + "." + i;
                    byte[] content = Rig.bytes(name.hashCode(), i * i * 700);
                    Rig.add(volume, name, content);
                    expected.put(name, content);
                }
                CommitReceipt receipt = volume.commit("Sync", Rig.NOW,
                        Map.of(MountFinding.SESSION, "session " + session));
                assertTrue(receipt.written());
                assertEquals(2 + 2L * session + commit, receipt.generation());
                assertEquals(List.of(), Rig.differences(volume, expected));
            }
            volume.unmount(Rig.NOW);
            LtfsVolume again = rig.mountReadOnly();
            assertTrue(again.finding().clean());
            assertEquals(Optional.of("session " + session), again.finding().session());
            assertEquals(List.of(), Rig.differences(again, expected));
        }
    }

    @Test
    void changesRenameReplaceAndDrop() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        volume.put(new IndexChange.Put(List.of("d"), Rig.directory(volume, "d")));
        byte[] one = Rig.bytes(1, 100_000);
        byte[] two = Rig.bytes(2, 50_000);
        TapePoint at = volume.append(ByteBuffer.wrap(one));
        volume.put(new IndexChange.Put(List.of("d", "x"),
                Rig.file(volume, "x", at, one.length)));
        Rig.add(volume, "y", two);
        volume.commit("Sync", Rig.NOW, Map.of());
        FileEntry x = Rig.list(volume).get("d/x");
        volume.put(new IndexChange.Drop(List.of("d", "x")));
        volume.put(new IndexChange.Put(List.of("d", "z"), new FileEntry("z", x.uid(), x.times(),
                true, x.attributes(), x.length(), false, x.extents(), Optional.empty())));
        volume.put(new IndexChange.Drop(List.of("y")));
        Rig.add(volume, "y", one);
        assertEquals(3, volume.pendingChanges());
        volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals(List.of(), Rig.differences(volume, Map.of("d/z", one, "y", one)));
        volume.unmount(Rig.NOW);
        assertEquals(List.of(), Rig.differences(rig.mount(), Map.of("d/z", one, "y", one)));
    }

    @Test
    void nothingToCommitWritesNothing() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        String before = tape.content();
        CommitReceipt receipt = volume.commit("Sync", Rig.NOW, Map.of("a", "b"));
        assertFalse(receipt.written());
        assertEquals(1, receipt.generation());
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
    }

    @Test
    void aReadOnlyMountRefusesToWrite() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mountReadOnly();
        assertThrows(IllegalStateException.class, () -> volume.append(ByteBuffer.allocate(1)));
        assertThrows(IllegalStateException.class, () -> volume.put(
                new IndexChange.Drop(List.of("a"))));
        assertThrows(IllegalStateException.class,
                () -> volume.commit("Sync", Rig.NOW, Map.of()));
        assertEquals(0, volume.remaining());
    }

    @Test
    void otherSoftwareIsMountedForReading() throws IOException {
        rig.format();
        byte[] xml = tape.objects(1).get(5);
        String text = new String(xml, StandardCharsets.UTF_8);
        tape.replace(1, 5, text.replace("HOLDFAST HOLDFAST", "OTHER SOFTWARE")
                .getBytes(StandardCharsets.UTF_8));
        LtfsVolume volume = rig.mount();
        assertTrue(volume.finding().foreign());
        assertFalse(volume.finding().appendable());
        String before = tape.content();
        volume.unmount(Rig.NOW);
        assertEquals(before, tape.content());
    }

    @Test
    void theSpoolSavesReadingAnIndexThatItHas() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        Rig.add(volume, "a", Rig.bytes(1, 1000));
        volume.commit("Sync", Rig.NOW, Map.of(MountFinding.SESSION, "s"));
        SpooledIndex known = volume.index();
        volume.unmount(Rig.NOW);
        int reads = tape.count(0x08);
        LtfsVolume again = LtfsVolume.mount(rig.drive, new MountPlan(
                MountPlan.Access.APPEND, Rig.CREATOR, rig.spool, IndexLimits.DEFAULT,
                Optional.of(known)));
        assertEquals(8, tape.count(0x08) - reads - 1, "labels and the first record only");
        assertTrue(again.finding().clean());
        assertEquals(Optional.of("s"), again.finding().session());
        assertEquals(Set.of("a"), Rig.list(again).keySet());
    }
}
