package org.holdfast.engine.ledger.merkle;

/**
 * What stands for a ledger of a certain length.
 *
 * @param size how many entries
 * @param root the root of the tree over them
 */
public record TreeHead(long size, Hash root) {
    /** Checks the sign. */
    public TreeHead {
        if (size < 0) {
            throw new IllegalArgumentException("tree of " + size);
        }
    }
}
