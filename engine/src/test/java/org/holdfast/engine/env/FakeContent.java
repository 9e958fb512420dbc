package org.holdfast.engine.env;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** The bytes of one fake file: as a program sees them, and as they are on the medium. */
final class FakeContent {
    /** What the medium writes whole or not at all. */
    static final int PAGE_BYTES = 512;

    private byte[] seen = new byte[0];
    private int seenSize;
    private byte[] durable = new byte[0];
    private int durableSize;
    private final BitSet dirtyPages = new BitSet();

    int size() {
        return seenSize;
    }

    byte[] bytes() {
        return Arrays.copyOf(seen, seenSize);
    }

    byte[] durableBytes() {
        return Arrays.copyOf(durable, durableSize);
    }

    void write(byte[] source, int position) {
        int end = Math.addExact(position, source.length);
        if (end > seen.length) {
            seen = Arrays.copyOf(seen, Math.max(end, seen.length * 2));
        }
        System.arraycopy(source, 0, seen, position, source.length);
        seenSize = Math.max(seenSize, end);
        dirtyPages.set(position / PAGE_BYTES, (end + PAGE_BYTES - 1) / PAGE_BYTES);
    }

    int read(ByteBuffer room, int position) {
        if (position >= seenSize) {
            return -1;
        }
        int count = Math.min(room.remaining(), seenSize - position);
        room.put(seen, position, count);
        return count;
    }

    void truncate(int size) {
        if (size < seenSize) {
            Arrays.fill(seen, size, seenSize, (byte) 0);
            seenSize = size;
            dirtyPages.set(size / PAGE_BYTES);
        }
    }

    void force() {
        if (seenSize > durable.length) {
            durable = Arrays.copyOf(durable, seen.length);
        }
        // what was cut off, or has grown without being written, reads as zeros
        Arrays.fill(durable, Math.min(durableSize, seenSize), Math.max(durableSize, seenSize),
                (byte) 0);
        for (int page = dirtyPages.nextSetBit(0); page >= 0;
                page = dirtyPages.nextSetBit(page + 1)) {
            int at = page * PAGE_BYTES;
            if (at < seenSize) {
                System.arraycopy(seen, at, durable, at, Math.min(PAGE_BYTES, seenSize - at));
            }
        }
        durableSize = seenSize;
        dirtyPages.clear();
    }

    /** The device failed: nothing is durable, and the kernel takes the pages for clean. */
    void failForce() {
        dirtyPages.clear();
    }

    /** Flips a bit on the medium and in what programs see. */
    void flip(int position, int mask) {
        seen[position] ^= (byte) mask;
        if (position < durableSize) {
            durable[position] ^= (byte) mask;
        }
    }

    /**
     * What the medium has after the power came back: the size is the durable one, the one last
     * seen, or one between; each page is as it was or as it was written, in any mixture.
     */
    void crash(SplittableRandom random) {
        int low = Math.min(durableSize, seenSize);
        int high = Math.max(durableSize, seenSize);
        int size = switch (random.nextInt(4)) {
            case 0 -> durableSize;
            case 1 -> low + random.nextInt(high - low + 1);
            default -> seenSize;
        };
        byte[] after = new byte[size];
        int lossPercent = random.nextInt(101);
        for (int at = 0; at < size; at += PAGE_BYTES) {
            boolean lost = random.nextInt(100) < lossPercent;
            byte[] from = lost ? durable : seen;
            int there = Math.min(lost ? durableSize : seenSize, size) - at;
            if (there > 0) {
                System.arraycopy(from, at, after, at, Math.min(PAGE_BYTES, there));
            }
        }
        seen = after;
        seenSize = size;
        durable = after.clone();
        durableSize = size;
        dirtyPages.clear();
    }
}
