package org.holdfast.engine.ltfs.format;

import java.time.Instant;

/** The five times of an entry, UTC, to the nanosecond. */
public record EntryTimes(Instant creation, Instant change, Instant modify, Instant access,
        Instant backup) {
    /** All five the same. */
    public static EntryTimes all(Instant time) {
        return new EntryTimes(time, time, time, time, time);
    }

    /** The nearest time that the format can hold: years 0000 to 9999. */
    public static Instant nearest(Instant time) {
        return LtfsTimes.clamp(time);
    }
}
