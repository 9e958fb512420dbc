package org.holdfast.engine.env;

import java.util.Random;
import java.util.UUID;

/** Chance that is the same for the same seed and the same order of calls. */
public final class SeededChance implements Chance {
    private final Random random;

    /** Everything follows from {@code seed}. */
    public SeededChance(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized UUID uuid() {
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }

    @Override
    public synchronized byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
