package org.holdfast.engine.ltfs.format;

import java.time.Instant;

/** The five times of an entry, UTC, to the nanosecond. */
public record EntryTimes(Instant creation, Instant change, Instant modify, Instant access,
        Instant backup) {
    /** All five the same. */
    public static EntryTimes all(Instant time) {
        return new EntryTimes(time, time, time, time, time);
    }
}
