package org.holdfast.engine.staging;

import java.nio.ByteBuffer;

/** A copy buffer whose memory begins at a multiple of 4,096, as direct writes want it. */
final class Block {
    /** What direct writes want of addresses, offsets and lengths. */
    static final int ALIGNMENT = 4096;

    private final ByteBuffer bytes;

    Block(int size) {
        bytes = ByteBuffer.allocateDirect(size + ALIGNMENT).alignedSlice(ALIGNMENT)
                .slice(0, size);
    }

    /** The bytes {@code from} to {@code to}, as a buffer of their own. */
    ByteBuffer range(int from, int to) {
        return bytes.slice(from, to - from);
    }

    int size() {
        return bytes.capacity();
    }
}
