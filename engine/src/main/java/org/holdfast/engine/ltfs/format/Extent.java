package org.holdfast.engine.ltfs.format;

/**
 * A stretch of a file on the medium (LTFS Format 2.4, 9.2.10).
 *
 * @param partition logical id, {@code a} to {@code z}
 * @param startBlock block where the stretch begins
 * @param byteOffset its first byte in that block, less than the block size
 * @param byteCount bytes, more than 0
 * @param fileOffset where the stretch belongs in the file
 */
public record Extent(char partition, long startBlock, int byteOffset, long byteCount,
        long fileOffset) {
    /** Checks signs and overflow. */
    public Extent {
        if (partition < 'a' || partition > 'z' || startBlock < 0 || byteOffset < 0
                || byteCount <= 0 || fileOffset < 0 || fileOffset + byteCount < 0) {
            throw new IllegalArgumentException("extent at block " + startBlock);
        }
    }
}
