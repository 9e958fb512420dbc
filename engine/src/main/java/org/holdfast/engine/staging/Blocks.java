package org.holdfast.engine.staging;

import java.util.ArrayDeque;
import org.holdfast.engine.env.BesideQueue;

/** The copy buffers of one filler, made when first needed and used again. */
final class Blocks {
    /** One is filled, one hashed, one written; the others bear with steps that differ. */
    static final int MOST = 6;

    private final int size;
    private final BlobDigest digest;
    private final BesideQueue writing;
    private final ArrayDeque<Block> free = new ArrayDeque<>();
    private int made;

    Blocks(int size, BlobDigest digest, BesideQueue writing) {
        this.size = size;
        this.digest = digest;
        this.writing = writing;
    }

    /** A block that nobody reads any more; waits for the oldest when all are in use. */
    Block take() {
        if (made < MOST && (free.isEmpty() || busy(free.peek()))) {
            made++;
            return new Block(size);
        }
        Block block = free.remove();
        digest.release(block);
        writing.release(block);
        return block;
    }

    private boolean busy(Block block) {
        return digest.uses(block) || writing.uses(block);
    }

    /** The block is done with here; it may still be waiting to be hashed and written. */
    void give(Block block) {
        free.add(block);
    }
}
