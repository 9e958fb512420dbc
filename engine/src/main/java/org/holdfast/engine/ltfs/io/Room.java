package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import org.holdfast.device.drive.PartitionSpace;

/**
 * What still fits. The drive is asked (log page 17h) when its buffer is empty, after the mount and
 * after each commit; what is handed over in between is counted as if nothing were compressed.
 */
final class Room {
    /** Blocks beside the bytes: partial blocks, filemarks, guards. */
    private static final int SPARE_BLOCKS = 4;

    private final TapeHead head;
    private final VolumeLabels labels;
    private long indexCapacity;
    private long remaining;
    private long since;

    Room(TapeHead head, VolumeLabels labels) {
        this.head = head;
        this.labels = labels;
    }

    /** Asks the drive. */
    void ask() throws IOException {
        if (indexCapacity == 0) {
            indexCapacity = head.space(labels.indexPartition()).capacity();
        }
        PartitionSpace space = head.space(labels.dataPartition());
        remaining = space.remaining();
        since = 0;
    }

    void used(long bytes) {
        since += bytes;
    }

    /** What was used since the drive was asked is given back. */
    void withdraw() {
        since = 0;
    }

    /** Native bytes left in the data partition, 0 or more. */
    long remaining() {
        return Math.max(0, remaining - since);
    }

    /**
     * Whether the data and, after it, the closing indexes fit both partitions. The index partition
     * holds one: each is written over the one before.
     */
    boolean fits(long dataBytes, long indexBytes) {
        long spare = (long) SPARE_BLOCKS * labels.blockSize();
        return dataBytes <= remaining() - reserve(indexBytes) - spare
                && Math.addExact(indexBytes, indexBytes / 10) <= indexCapacity - spare;
    }

    /** Room for two indexes of that size and a tenth more. */
    static long reserve(long indexBytes) {
        return Math.addExact(Math.multiplyExact(indexBytes, 2L), indexBytes / 5 + 1);
    }
}
