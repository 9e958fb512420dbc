package org.holdfast.engine.staging;

import java.time.Duration;

/**
 * How long and how much may be read.
 *
 * @param time the lease is over after this, more than 0
 * @param bytes the most that may be read, more than 0
 */
public record LeaseTerms(Duration time, long bytes) {
    /** Checks the ranges. */
    public LeaseTerms {
        if (time.isNegative() || time.isZero() || bytes < 1) {
            throw new IllegalArgumentException("lease of " + time + ", " + bytes + " bytes");
        }
    }
}
