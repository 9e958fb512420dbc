package org.holdfast.engine.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.vtl.medium.MemoryMedium;

/** The blocks of a cartridge, read without a drive. */
final class TapeBytes {
    private static final int DATA = 1;
    private static final Pattern INDEX = Pattern.compile(
            "<\\?xml.{1,200}<ltfsindex.{1,600}?<generationnumber>(\\d+)<", Pattern.DOTALL);

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

    /** The generation of the last whole index of a partition; 0 when there is none. */
    long newestIndex(int partition) {
        long marks = medium.filemarksBefore(partition, medium.endOfData(partition));
        for (long i = marks - 2; i >= 0; i--) {
            long block = medium.filemark(partition, i).orElseThrow() + 1;
            if (!medium.at(partition, block).filemark()) {
                Matcher index = INDEX.matcher(new String(block(partition, block),
                        StandardCharsets.UTF_8));
                if (index.lookingAt()) {
                    return Long.parseLong(index.group(1));
                }
            }
        }
        return 0;
    }
}
