package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
    private static final int FILES = 2100;
    private static final long SEED = 20261122;

    @ParameterizedTest
    @ValueSource(ints = {1 << 16, 1 << 19, 1 << 20})
    void smallFilesShareFullBlocksAndAreReadInOrderWithoutLocates(int blockSize)
            throws IOException {
        FakeTape tape = new FakeTape(20_000_000, 400_000_000);
        Rig rig = new Rig(tape, blockSize);
        rig.format();
        SplittableRandom random = new SplittableRandom(SEED);
        Map<String, Integer> lengths = new TreeMap<>();
        LtfsVolume volume = rig.mount();
        for (int i = 0; i < FILES; i++) {
            String name = "f%05d".formatted(i);
            int length = random.nextInt(50) == 0 ? random.nextInt(2_000_000) : random.nextInt(9000);
            lengths.put(name, length);
            Rig.add(volume, name, Rig.bytes(i, length));
            if (i % 700 == 699) {
                volume.commit("Sync", Rig.NOW, Map.of());
            }
        }
        volume.unmount(Rig.NOW);
        assertTrue(fill(tape, blockSize) > 0.95, "mean fill " + fill(tape, blockSize));
        LtfsVolume again = rig.mountReadOnly();
        assertEquals(lengths, lengths(Rig.list(again)));
        long locates = again.locates();
        Map<String, FileEntry> files = Rig.list(again);
        for (int i = 0; i < FILES; i++) {
            FileEntry f = files.get("f%05d".formatted(i));
            assertTrue(Arrays.equals(Rig.bytes(i, lengths.get(f.name())), Rig.content(again, f)),
                    f.name());
        }
        assertTrue(again.locates() - locates <= 3, "one locate a stretch");
    }

    private static Map<String, Integer> lengths(Map<String, FileEntry> files) {
        Map<String, Integer> lengths = new TreeMap<>();
        files.forEach((name, file) -> lengths.put(name, (int) file.length()));
        return lengths;
    }

    /** Bytes of data blocks over their number of full blocks. */
    private static double fill(FakeTape tape, int blockSize) {
        long bytes = 0;
        long blocks = 0;
        boolean index = false;
        for (byte[] object : tape.objects(1).subList(4, tape.objects(1).size())) {
            if (FakeTape.isMark(object)) {
                index = !index;
            } else if (!index) {
                bytes += object.length;
                blocks++;
            }
        }
        return (double) bytes / (blocks * blockSize);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4095, 4096, 4097, 8192, 10_000})
    void anyCutOfTheInputGivesTheSameBlocks(int piece) throws IOException {
        FakeTape tape = new FakeTape(5_000_000, 50_000_000);
        Rig rig = new Rig(tape, 1 << 12);
        rig.format();
        LtfsVolume volume = rig.mount();
        byte[] all = Rig.bytes(SEED, 40_001);
        TapePoint begin = volume.here();
        Map<Long, Long> points = new HashMap<>();
        for (int at = 0; at < all.length; at += piece) {
            TapePoint p = volume.append(ByteBuffer.wrap(all, at,
                    Math.min(piece, all.length - at)));
            points.put((long) at, (p.startBlock() - begin.startBlock()) * 4096 + p.byteOffset());
        }
        points.forEach((at, place) -> assertEquals(at, place));
        volume.commit("Sync", Rig.NOW, Map.of());
        List<byte[]> blocks = tape.objects(1).subList((int) begin.startBlock(),
                (int) begin.startBlock() + 10);
        int at = 0;
        for (byte[] block : blocks) {
            assertEquals(Math.min(4096, all.length - at), block.length);
            assertTrue(Arrays.equals(block, 0, block.length, all, at, at + block.length));
            at += block.length;
        }
        assertEquals(all.length, at);
    }
}
