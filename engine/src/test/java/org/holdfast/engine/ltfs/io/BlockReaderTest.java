package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockReaderTest {
    private static final int BLOCK = 1 << 12;
    private final FakeTape tape = new FakeTape(20_000_000, 200_000_000);
    private final Rig rig = new Rig(tape, BLOCK);
    private final byte[] content = Rig.bytes(5, 5 * BLOCK + 100);
    private LtfsVolume volume;
    private long first;

    @BeforeEach
    void write() throws IOException {
        rig.format();
        LtfsVolume writer = rig.mount();
        first = writer.append(ByteBuffer.wrap(content)).startBlock();
        writer.put(new IndexChange.Put(List.of("f"),
                Rig.file(writer, "f", new TapePoint(first, 0), content.length)));
        writer.commit("Sync", Rig.NOW, Map.of());
        writer.unmount(Rig.NOW);
        volume = rig.mountReadOnly();
    }

    private byte[] read(long block, int offset, int count) throws IOException {
        byte[] all = new byte[count];
        ByteBuffer to = ByteBuffer.wrap(all);
        volume.read(block, offset, count, to::put);
        assertEquals(0, to.remaining());
        return all;
    }

    @Test
    void everyStretchIsReadAsItWasWritten() throws IOException {
        for (int from = 0; from < content.length; from += 611) {
            for (int count : new int[] {0, 1, 4095, 4096, 4097, 9000}) {
                int end = Math.min(content.length, from + count);
                assertArrayEquals(Arrays.copyOfRange(content, from, end),
                        read(first + from / BLOCK, from % BLOCK, end - from));
            }
        }
    }

    @Test
    void readingOnCostsNoLocateAndNoBlockIsReadTwice() throws IOException {
        read(first, 0, 10);
        long locates = volume.locates();
        int reads = tape.count(0x08);
        for (int from = 10; from < content.length; from += 123) {
            int count = Math.min(123, content.length - from);
            read(first + from / BLOCK, from % BLOCK, count);
        }
        assertEquals(locates, volume.locates());
        assertEquals(5, tape.count(0x08) - reads);
    }

    @Test
    void theSinkCannotChangeTheBlock() {
        assertThrows(ReadOnlyBufferException.class,
                () -> volume.read(first, 0, 1, b -> b.put(0, (byte) 1)));
    }

    private void damaged(long block, Runnable harm) {
        harm.run();
        DamagedTapeException e = assertThrows(DamagedTapeException.class,
                () -> read(first, 0, content.length));
        assertEquals('b', e.partition());
        assertEquals(block, e.block());
        assertTrue(e.getMessage().contains("block " + block), e.getMessage());
    }

    @Test
    void aShortBlockInTheMiddleIsDamage() {
        damaged(first + 2, () -> tape.replace(1, (int) first + 2, new byte[BLOCK - 1]));
    }

    @Test
    void aFilemarkInTheMiddleIsDamage() {
        damaged(first + 3, () -> tape.replace(1, (int) first + 3, tape.objects(1).get(1)));
    }

    @Test
    void missingBlocksAreDamage() {
        damaged(first + 4, () -> tape.cut(1, (int) first + 4));
    }

    @Test
    void aBlockThatCannotBeReadIsDamageAndTheNextIsNot() throws IOException {
        damaged(first + 1, () -> tape.spoil((int) first + 1));
        assertArrayEquals(Arrays.copyOfRange(content, 2 * BLOCK, 3 * BLOCK),
                read(first + 2, 0, BLOCK));
    }

    @Test
    void theLastBlockOnlyHasToReachTheEnd() throws IOException {
        assertArrayEquals(Arrays.copyOfRange(content, 5 * BLOCK, content.length),
                read(first + 5, 0, 100));
        assertThrows(DamagedTapeException.class, () -> read(first + 5, 0, 101));
    }

    @Test
    void pointsOutsideOfBlocksAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> read(first, BLOCK, 1));
        assertThrows(IllegalArgumentException.class,
                () -> volume.read(first, 0, -1, b -> { }));
    }

    @Test
    void readingBetweenAppendsLosesNothing() throws IOException {
        LtfsVolume writer = rig.mount();
        byte[] more = Rig.bytes(6, 10_000);
        TapePoint at = writer.append(ByteBuffer.wrap(more, 0, 5_000));
        FileEntry f = Rig.list(writer).get("f");
        assertArrayEquals(content, Rig.content(writer, f));
        writer.append(ByteBuffer.wrap(more, 5_000, 5_000));
        writer.put(new IndexChange.Put(List.of("g"),
                Rig.file(writer, "g", at, more.length)));
        writer.commit("Sync", Rig.NOW, Map.of());
        assertEquals(List.of(), Rig.differences(writer, Map.of("f", content, "g", more)));
    }
}
