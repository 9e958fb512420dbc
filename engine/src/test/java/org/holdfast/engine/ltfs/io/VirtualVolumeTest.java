package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.device.vtl.medium.MediaForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way down: volume, drive, SCSI, virtual library, medium. */
class VirtualVolumeTest {
    private static final long CAPACITY = 256L << 20;
    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({"CONTAINER,65536", "CONTAINER,524288", "CONTAINER,1048576", "RECORDS,65536"})
    void filesComeBackAfterSessions(MediaForm form, int blockSize) throws IOException {
        try (VirtualDrive virtual = VirtualDrive.onDisk(temp, form, CAPACITY)) {
            sessions(virtual.rig(blockSize));
        }
    }

    @Test
    void filesComeBackFromMemory() throws IOException {
        try (VirtualDrive virtual = VirtualDrive.inMemory(CAPACITY)) {
            sessions(virtual.rig(1 << 19));
        }
    }

    private static void sessions(Rig rig) throws IOException {
        assertEquals(NotAVolumeException.Kind.BLANK,
                assertThrows(NotAVolumeException.class, rig::mount).kind());
        rig.format();
        SplittableRandom random = new SplittableRandom(11);
        Map<String, byte[]> expected = new TreeMap<>();
        for (int session = 0; session < 3; session++) {
            LtfsVolume volume = rig.mount();
            assertTrue(volume.finding().clean());
            assertTrue(volume.finding().coherent(), "session " + session);
            for (int i = 0; i < 200; i++) {
                String name = "file " + random.nextInt(500);
                byte[] content = Rig.bytes(random.nextLong(), random.nextInt(
                        i == 7 ? 3_000_000 : 5_000));
                Rig.add(volume, name, content);
                expected.put(name, content);
                if (i == 100) {
                    volume.commit("Sync", Rig.NOW, Map.of());
                }
            }
            volume.unmount(Rig.NOW);
            assertEquals(List.of(), Rig.differences(rig.mountReadOnly(), expected));
        }
    }

    @ParameterizedTest
    @EnumSource(MediaForm.class)
    void aCartridgeIsFilledAndClosed(MediaForm form) throws IOException {
        try (VirtualDrive virtual = VirtualDrive.onDisk(temp, form, 96L << 20)) {
            Rig rig = virtual.rig(1 << 18);
            rig.format();
            LtfsVolume volume = rig.mount();
            Map<String, byte[]> expected = new TreeMap<>();
            int i = 0;
            while (volume.hasRoom(1_500_000, 1, 1_500)) {
                byte[] content = Rig.bytes(i, 1_500_000);
                Rig.add(volume, "f" + i, content);
                expected.put("f" + i++, content);
                if (i % 15 == 0) {
                    volume.commit("Sync", Rig.NOW, Map.of());
                }
            }
            assertTrue(i > 35, i + " files");
            assertTrue(volume.endReached());
            volume.unmount(Rig.NOW);
            LtfsVolume again = rig.mount();
            assertTrue(again.finding().clean());
            assertEquals(List.of(), Rig.differences(again, expected));
        }
    }

    @Test
    void thePowerIsCutInMemory() throws IOException {
        cutEvery(2, () -> VirtualDrive.inMemory(64L << 20));
    }

    @ParameterizedTest
    @EnumSource(MediaForm.class)
    void thePowerIsCutOnDisk(MediaForm form) throws IOException {
        int[] number = new int[1];
        cutEvery(47, () -> VirtualDrive.onDisk(temp.resolve("library" + number[0]++), form,
                64L << 20));
    }

    private interface Maker {
        VirtualDrive make() throws IOException;
    }

    private static void cutEvery(int step, Maker maker) throws IOException {
        long commands;
        try (VirtualDrive whole = maker.make()) {
            new CartridgeLife().live(whole.rig(1 << 12));
            commands = whole.commands();
        }
        int volumes = 0;
        for (long cut = 2; cut < commands; cut += step) {
            try (VirtualDrive virtual = maker.make()) {
                volumes += cutAt(virtual, cut) ? 1 : 0;
            }
        }
        assertTrue(volumes > (commands - 2) / step / 2, volumes + " volumes");
    }

    private static boolean cutAt(VirtualDrive virtual, long cut) throws IOException {
        Rig rig = virtual.rig(1 << 12);
        CartridgeLife life = new CartridgeLife();
        virtual.cutPowerAt(cut);
        assertThrows(IOException.class, () -> life.live(rig));
        virtual.powerOn(rig);
        String where = "cut at " + cut;
        LtfsVolume volume;
        try {
            volume = rig.mount();
        } catch (NotAVolumeException e) {
            assertEquals(0, life.generation(), where + " " + e);
            return false;
        }
        life.check(where, volume);
        life.goOn(where, rig, volume);
        return true;
    }
}
