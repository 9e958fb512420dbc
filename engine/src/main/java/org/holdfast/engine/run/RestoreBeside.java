package org.holdfast.engine.run;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.holdfast.engine.env.BesideQueue;
import org.holdfast.engine.env.Lanes.Lane;

/**
 * What goes on beside the reading of a restore: on one lane long blobs are hashed, on another they
 * are written, and files get their metadata and their names.
 *
 * <p>One reader uses it, one use after the other; who has to wait helps.
 */
final class RestoreBeside {
    /** Of shorter blobs reading, hashing and writing are not worth handing over. */
    static final int LONG_BYTES = 1 << 20;
    /** What direct writes want of memory and of positions. */
    static final int ALIGNMENT = 4096;
    private static final int BLOCK_BYTES = 4 << 20;
    /** One is filled, one hashed, one written; the others bear with steps that differ. */
    private static final int BLOCKS = 5;
    /** Each holds a small file open that has no name yet. */
    private static final int MOST_WAITING = 64;

    private final BesideQueue digests;
    private final BesideQueue keeping;
    private final Queue<ByteBuffer> free = new ArrayDeque<>();
    private int made;

    RestoreBeside(Lane digests, Lane keeping) {
        this.digests = new BesideQueue(digests, BLOCKS);
        this.keeping = new BesideQueue(keeping, MOST_WAITING);
    }

    /** A buffer that nobody reads any more, from its begin; waits for the oldest when none is. */
    ByteBuffer take() {
        ByteBuffer oldest = free.peek();
        if (made < BLOCKS && (oldest == null || digests.uses(oldest) || keeping.uses(oldest))) {
            made++;
            return ByteBuffer.allocateDirect(BLOCK_BYTES + ALIGNMENT).alignedSlice(ALIGNMENT)
                    .slice(0, BLOCK_BYTES);
        }
        ByteBuffer block = free.remove();
        digests.release(block);
        keeping.release(block);
        return block.clear();
    }

    /** Nothing more comes into a buffer; what was handed over with it may still use it. */
    void give(ByteBuffer block) {
        free.add(block);
    }

    /** To be hashed, behind what was handed over before. {@code uses}: what it reads. */
    void hash(Object uses, Runnable hashing) {
        digests.add(uses, hashing);
    }

    /** To be written or kept, behind what was handed over before. */
    void keep(Object uses, Runnable keep) {
        keeping.add(uses, keep);
    }

    /** Returns when everything is hashed. */
    void hashed() {
        digests.finish();
    }

    /** Returns when nothing of what was handed over is left. Not for what was handed over. */
    void settle() {
        digests.finish();
        keeping.finish();
    }
}
