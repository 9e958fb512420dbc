package org.holdfast.engine.staging;

/**
 * A blob whose bytes are on stable storage.
 *
 * @param segment the segment
 * @param ordinal its place in the segment, from 0
 * @param segmentOffset where its stored bytes begin
 * @param stored bytes in the segment: its length less its holes
 * @param length bytes of the blob, holes included
 * @param sha256 digest of {@code length} bytes, holes as zeros; 64 hex digits
 */
public record StagedBlob(long segment, int ordinal, long segmentOffset, long stored, long length,
        String sha256) {}
