package org.holdfast.engine.ltfs.io;

/**
 * A byte's place in the data partition, as an extent names it.
 *
 * @param startBlock the block that holds the byte
 * @param byteOffset its offset there, less than the block size
 */
public record TapePoint(long startBlock, int byteOffset) implements Comparable<TapePoint> {
    /** Checks the signs. */
    public TapePoint {
        if (startBlock < 0 || byteOffset < 0) {
            throw new IllegalArgumentException("point " + startBlock + "+" + byteOffset);
        }
    }

    @Override
    public int compareTo(TapePoint other) {
        int byBlock = Long.compare(startBlock, other.startBlock);
        return byBlock != 0 ? byBlock : Integer.compare(byteOffset, other.byteOffset);
    }
}
