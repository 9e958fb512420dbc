package org.holdfast.engine.sim;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.holdfast.device.vtl.medium.MemoryMedium;

/** The blocks of a cartridge, read without a drive. */
final class TapeBytes {
    private static final int DATA = 1;

    private final MemoryMedium medium;

    TapeBytes(MemoryMedium medium) {
        this.medium = medium;
    }

    byte[] block(int partition, long block) {
        ByteBuffer room = ByteBuffer.allocate(medium.at(partition, block).length());
        medium.read(partition, block, room);
        return room.array();
    }

    /** A stretch of the data partition; shorter when the medium has less. */
    byte[] stretch(long startBlock, int byteOffset, long count, int blockSize) {
        byte[] bytes = new byte[(int) count];
        int done = 0;
        while (done < count) {
            long position = byteOffset + (long) done;
            long at = startBlock + position / blockSize;
            if (at >= medium.endOfData(DATA) || medium.at(DATA, at).filemark()) {
                return Arrays.copyOf(bytes, done);
            }
            byte[] block = block(DATA, at);
            int from = (int) (position % blockSize);
            int n = (int) Math.min(block.length - from, count - done);
            if (n <= 0) {
                return Arrays.copyOf(bytes, done);
            }
            System.arraycopy(block, from, bytes, done, n);
            done += n;
        }
        return bytes;
    }
}
