package org.holdfast.app.process;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a campaign has: {@code holdfast.campaign.minutes} from the build's beginning, which
 * {@code holdfast.campaign.begin} says. Long tests share it one after the other, each up to its
 * share of the whole; without the properties there is no end.
 *
 * @param end when a test begins nothing more
 */
record Budget(Instant end) {

    /** For a test that may run until {@code share} of the campaign's time is over, 0 to 1. */
    static Budget upTo(double share) {
        String minutes = System.getProperty("holdfast.campaign.minutes", "");
        String begin = System.getProperty("holdfast.campaign.begin", "");
        if (minutes.isBlank() || begin.isBlank()) {
            return new Budget(Instant.MAX);
        }
        long whole = Duration.ofMinutes(Long.parseLong(minutes)).toMillis();
        return new Budget(Instant.parse(begin).plusMillis((long) (whole * share)));
    }

    /** Whether there is time left. */
    boolean left() {
        return Instant.now().isBefore(end);
    }
}
