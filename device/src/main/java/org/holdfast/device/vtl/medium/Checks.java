package org.holdfast.device.vtl.medium;

import java.nio.ByteBuffer;

/** The argument checks that all forms share. */
final class Checks {
    private Checks() {}

    static void block(ByteBuffer data) {
        if (!data.hasRemaining() || data.remaining() > TapeMedium.MAX_BLOCK) {
            throw new IllegalArgumentException("block of " + data.remaining() + " bytes");
        }
    }

    static void filemarks(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("filemarks " + count);
        }
    }

    static void position(long block, long endOfData) {
        if (block < 0 || block > endOfData) {
            throw new IllegalArgumentException("block " + block + " of " + endOfData);
        }
    }

    static void object(long block, long endOfData) {
        if (block < 0 || block >= endOfData) {
            throw new IllegalArgumentException("no block " + block + " of " + endOfData);
        }
    }

    static void partition(int number, int count) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("partition " + number + " of " + count);
        }
    }

    static void partitions(int count) {
        if (count < 1 || count > 2) {
            throw new IllegalArgumentException("partitions " + count);
        }
    }
}
