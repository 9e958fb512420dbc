package org.holdfast.engine.env;

import java.time.Instant;

/** The clock. Safe for any thread. */
public interface Time {
    /** The wall clock, which may jump. */
    Instant now();

    /** A stop-watch in nanoseconds, which never goes backwards. */
    long nanos();
}
