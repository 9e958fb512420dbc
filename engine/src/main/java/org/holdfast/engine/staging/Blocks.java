package org.holdfast.engine.staging;

import java.util.ArrayDeque;

/** The copy buffers of one filler, made when first needed and used again. */
final class Blocks {
    /** One holds the end of the open segment, the others let reading, hashing, writing overlap. */
    static final int MOST = 4;

    private final int size;
    private final BlobDigest digest;
    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private int made;

    Blocks(int size, BlobDigest digest) {
        this.size = size;
        this.digest = digest;
    }

    /** A block that nobody reads any more; waits for the oldest when all are in use. */
    Block take() {
        if (made < MOST && (free.isEmpty() || free.peek().pinned())) {
            made++;
            return new Block(size);
        }
        Block block = free.remove();
        digest.release(block);
        return block;
    }

    /** The block is written; it may still be waiting to be hashed. */
    void give(Block block) {
        free.add(block);
    }
}
