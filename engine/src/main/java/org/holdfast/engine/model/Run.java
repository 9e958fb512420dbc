package org.holdfast.engine.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Blobs of one staging segment that lie back to back on one cartridge.
 *
 * <p>The stored bytes of the blobs {@code firstOrdinal} to {@code firstOrdinal + count - 1} are one
 * unbroken stretch, beginning at byte {@code byteOffset} of block {@code startBlock} in the data
 * partition; every block of it but the last is full. So the place of each blob follows from its
 * offset in the segment, and one run stands for thousands of copies.
 *
 * @param segment the staging segment
 * @param firstOrdinal the first blob's ordinal
 * @param count how many blobs, at least 1
 * @param segmentOffset where the first blob's bytes begin in the segment
 * @param bytes stored bytes of all of them
 * @param startBlock block number in the data partition
 * @param byteOffset offset in that block
 * @param names paths on the cartridge, by ordinal, of those that do not have the plain path
 *     {@code /<bucket>/<key>}
 */
public record Run(long segment, int firstOrdinal, int count, long segmentOffset, long bytes,
        long startBlock, int byteOffset, SortedMap<Integer, String> names) {
    /** Checks the numbers. */
    public Run {
        if (firstOrdinal < 0 || count < 1 || segmentOffset < 0 || bytes < 0 || startBlock < 0
                || byteOffset < 0) {
            throw new IllegalArgumentException("run of segment " + segment);
        }
        names = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }

    /** The ordinal behind the last. */
    public int endOrdinal() {
        return firstOrdinal + count;
    }

    /** The block where the byte at {@code offset} of the segment lies. */
    public long blockOf(long offset, int blockSize) {
        return startBlock + (byteOffset + offset - segmentOffset) / blockSize;
    }

    /** Its offset in that block. */
    public int byteOf(long offset, int blockSize) {
        return (int) ((byteOffset + offset - segmentOffset) % blockSize);
    }
}
