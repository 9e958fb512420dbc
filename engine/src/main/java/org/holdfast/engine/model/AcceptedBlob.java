package org.holdfast.engine.model;

import java.util.Optional;
import java.util.UUID;

/**
 * One blob as it was accepted: a member of a batch in the ledger.
 *
 * @param bucket the bucket
 * @param key the object's key
 * @param version the version that this put made
 * @param ordinal its place in its staging segment, from 0, in the order of acceptance
 * @param segmentOffset where its stored bytes begin in the segment
 * @param stored bytes stored in the segment: the blob's length less its holes
 * @param index which blob of the version, from 0
 * @param offset where the blob begins in the object
 * @param length bytes of the blob, holes included
 * @param sha256 digest of the blob's {@code length} bytes, holes as zeros; 64 hex digits
 * @param object present with the last blob: the object is complete, and so accepted
 */
public record AcceptedBlob(UUID bucket, ObjectKey key, UUID version, int ordinal,
        long segmentOffset, long stored, int index, long offset, long length, String sha256,
        Optional<Complete> object) {

    /**
     * The whole object.
     *
     * @param length its bytes, holes included
     * @param sha256 digest of all of them; 64 hex digits
     * @param metadata what else is kept; holes count from the object's begin
     */
    public record Complete(long length, String sha256, Metadata metadata) {}

    /** Checks the numbers. */
    public AcceptedBlob {
        if (ordinal < 0 || segmentOffset < 0 || stored < 0 || index < 0 || offset < 0
                || length < stored || !Digests.sha256(sha256)) {
            throw new IllegalArgumentException("blob " + index + " of " + version);
        }
    }
}
