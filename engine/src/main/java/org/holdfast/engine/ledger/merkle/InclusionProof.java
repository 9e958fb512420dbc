package org.holdfast.engine.ledger.merkle;

import java.util.List;

/**
 * The audit path of one leaf (RFC 6962, 2.1.1).
 *
 * @param index the leaf, from 0
 * @param size of the tree that the proof is for
 * @param path hashes from the leaf up
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    /** Copies the path and checks the index. */
    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " of " + size);
        }
    }
}
