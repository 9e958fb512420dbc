package org.holdfast.engine.catalog.form;

import java.time.Instant;

/** Times of the ledger as nanoseconds since 1970: 1677 to 2262, later and earlier ones clamped. */
public final class Nanos {
    private static final long SECOND = 1_000_000_000L;
    private static final long MAX_SECOND = Long.MAX_VALUE / SECOND - 1;

    private Nanos() {}

    /** The number of a time. */
    public static long of(Instant time) {
        long second = Math.clamp(time.getEpochSecond(), -MAX_SECOND, MAX_SECOND);
        return second * SECOND + time.getNano();
    }

    /** The time of a number. */
    public static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
