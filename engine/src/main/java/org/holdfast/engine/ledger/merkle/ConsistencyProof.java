package org.holdfast.engine.ledger.merkle;

import java.util.List;

/**
 * The proof that a tree begins with an older one (RFC 6962, 2.1.2).
 *
 * @param oldSize leaves of the older tree
 * @param newSize leaves of the newer tree
 * @param path hashes from below
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    /** Copies the path and checks the sizes. */
    public ConsistencyProof {
        path = List.copyOf(path);
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("tree of " + oldSize + " before " + newSize);
        }
    }
}
