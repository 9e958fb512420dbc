package org.holdfast.engine.env;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. Safe for any thread. */
public final class FakeTime implements Time {
    private Instant now;
    private long nanos;

    /** Begins at a fixed moment with nanoseconds that are not zero. */
    public FakeTime() {
        this(Instant.parse("2026-11-22T12:00:00.000000001Z"));
    }

    /** Begins at {@code start}. */
    public FakeTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    /** Lets time pass: both the wall clock and the stop-watch. */
    public synchronized void advance(Duration passed) {
        if (passed.isNegative()) {
            throw new IllegalArgumentException("the stop-watch never goes back: " + passed);
        }
        now = now.plus(passed);
        nanos += passed.toNanos();
    }

    /** Sets the wall clock, forwards or backwards; the stop-watch goes on. */
    public synchronized void jumpTo(Instant wall) {
        now = wall;
    }
}
