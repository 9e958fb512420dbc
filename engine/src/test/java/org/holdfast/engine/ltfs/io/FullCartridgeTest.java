package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.junit.jupiter.api.Test;

class FullCartridgeTest {
    private static final int BLOCK = 1 << 16;
    private final FakeTape tape = new FakeTape(3_000_000, 20_000_000);
    private final Rig rig = new Rig(tape, BLOCK);

    @Test
    void whileThereIsRoomTheClosingIndexesFit() throws IOException {
        rig.format();
        Map<String, byte[]> expected = new TreeMap<>();
        LtfsVolume volume = rig.mount();
        int i = 0;
        while (volume.hasRoom(200_000, 1, 1_500)) {
            byte[] content = Rig.bytes(i, 200_000);
            Rig.add(volume, "f" + i, content);
            expected.put("f" + i++, content);
            if (i % 20 == 0) {
                volume.commit("Sync", Rig.NOW, Map.of());
            }
        }
        assertTrue(i > 90, i + " files of 0.2 MB on 20 MB");
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mount();
        assertTrue(again.finding().clean());
        assertEquals(List.of(), Rig.differences(again, expected));
    }

    @Test
    void theEarlyWarningIsRememberedAndWhatWasWrittenCounts() throws IOException {
        tape.warnAt(5_000_000);
        rig.format();
        LtfsVolume volume = rig.mount();
        Map<String, byte[]> expected = new TreeMap<>();
        for (int i = 0; !volume.endReached(); i++) {
            assertTrue(volume.hasRoom(200_000, 1, 1_500));
            byte[] content = Rig.bytes(i, 200_000);
            Rig.add(volume, "f" + i, content);
            expected.put("f" + i, content);
        }
        assertFalse(volume.hasRoom(1, 1, 1));
        volume.unmount(Rig.NOW);
        assertTrue(expected.size() >= 74 && expected.size() < 78, expected.size() + " files");
        assertEquals(List.of(), Rig.differences(rig.mount(), expected));
    }

    @Test
    void anEntryMayNotNameBytesThatWereNotAppended() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        TapePoint at = volume.append(ByteBuffer.allocate(100));
        volume.put(new IndexChange.Put(List.of("f"), Rig.file(volume, "f", at, 100)));
        assertThrows(IllegalArgumentException.class, () -> volume.put(
                new IndexChange.Put(List.of("g"), Rig.file(volume, "g", at, 101))));
        assertThrows(IllegalArgumentException.class, () -> volume.put(new IndexChange.Put(
                List.of("g"), Rig.file(volume, "g", new TapePoint(3, 0), 1))));
        volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals(List.of("f"), List.copyOf(Rig.list(volume).keySet()));
    }

    @Test
    void manySmallFilesStopWhereTheIndexPartitionHoldsTheIndex() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        int i = 0;
        while (volume.hasRoom(10, 1, 1_500)) {
            Rig.add(volume, "f" + i, Rig.bytes(i, 10));
            i++;
        }
        volume.commit("Sync", Rig.NOW, Map.of());
        long bytes = volume.index().bytes();
        assertTrue(bytes > 1_500_000 && bytes < 2_900_000, bytes + " bytes of index on 3 MB");
        volume.unmount(Rig.NOW);
        assertTrue(rig.mount().finding().clean());
    }

    @Test
    void whoGoesOnToTheEndWithdrawsAndTheVolumeStaysInOrder() throws IOException {
        rig.format();
        Map<String, byte[]> expected = new TreeMap<>();
        LtfsVolume volume = rig.mount();
        byte[] first = Rig.bytes(1, 100_000);
        Rig.add(volume, "first", first);
        expected.put("first", first);
        volume.commit("Sync", Rig.NOW, Map.of());
        TapePoint begin = volume.here();
        ByteBuffer large = ByteBuffer.allocateDirect(4 << 20);
        CartridgeFullException full = assertThrows(CartridgeFullException.class, () -> {
            for (int i = 0; i < 10; i++) {
                volume.append(large.clear());
            }
        });
        assertEquals(full.written(), (full.end().startBlock() - begin.startBlock()) * BLOCK);
        assertTrue(full.written() > 19_000_000 && full.written() < 20_000_000,
                full.written() + " bytes");
        assertThrows(CartridgeFullException.class, () -> volume.append(large.clear()));
        assertThrows(CartridgeFullException.class,
                () -> volume.commit("Sync", Rig.NOW, Map.of()));
        volume.withdraw();
        assertEquals(begin, volume.here());
        assertFalse(volume.hasRoom(1, 1, 1), "the drive has warned");
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mount();
        assertTrue(again.finding().clean());
        assertEquals(3, again.finding().index().generation());
        assertEquals(List.of(), Rig.differences(again, expected));
    }

    @Test
    void withdrawingTakesBackWhatWasNotCommitted() throws IOException {
        rig.format();
        LtfsVolume volume = rig.mount();
        long room = volume.remaining();
        Rig.add(volume, "a", Rig.bytes(1, 200_000));
        assertEquals(room - 200_000, volume.remaining());
        volume.withdraw();
        assertEquals(room, volume.remaining());
        assertEquals(0, volume.pendingChanges());
        byte[] content = Rig.bytes(2, 150_000);
        Rig.add(volume, "b", content);
        volume.commit("Sync", Rig.NOW, Map.of());
        assertEquals(List.of(), Rig.differences(volume, Map.of("b", content)));
    }

    @Test
    void theReserveIsTwiceTheIndexAndATenth() {
        assertEquals(2_200_001, Room.reserve(1_000_000));
        assertThrows(ArithmeticException.class, () -> Room.reserve(Long.MAX_VALUE / 2));
    }
}
