package org.holdfast.engine.env.disk;

import java.time.Clock;
import java.time.Instant;
import org.holdfast.engine.env.Time;

/** The clock of this machine. Safe for any thread. */
public final class SystemTime implements Time {
    private final Clock clock = Clock.systemUTC();

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
