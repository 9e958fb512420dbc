package org.holdfast.engine.bench;

import org.holdfast.engine.env.Time;
import org.holdfast.engine.env.disk.SystemTime;

/** Seconds since it was made. */
final class StopWatch {
    private static final Time TIME = new SystemTime();
    private static final double NANOS = 1e9;

    private final long begin = TIME.nanos();

    double seconds() {
        return Math.max(1, TIME.nanos() - begin) / NANOS;
    }

    /** So many of something since it was made. */
    double rate(double count) {
        return count / seconds();
    }
}
