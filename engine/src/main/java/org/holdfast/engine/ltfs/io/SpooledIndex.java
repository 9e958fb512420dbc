package org.holdfast.engine.ltfs.io;

import org.holdfast.engine.ltfs.format.IndexHeader;

/**
 * An index of the data partition that the spool holds.
 *
 * @param header as the index says of itself
 * @param bytes of the XML
 * @param sha256 of the XML, 64 hex digits
 */
public record SpooledIndex(IndexHeader header, long bytes, String sha256) {

    /** Records of {@code blockSize} that it takes on a tape. */
    long records(int blockSize) {
        return (bytes + blockSize - 1) / blockSize;
    }
}
