package org.holdfast.engine.env;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that long tests have: {@code holdfast.campaign.minutes} from the build's beginning,
 * which {@code holdfast.campaign.begin} says; without the properties there is no end.
 *
 * @param end when a test begins nothing more
 */
public record CampaignTime(Instant end) {
    /** For a test that may run until {@code share} of the campaign's time is over, 0 to 1. */
    public static CampaignTime upTo(double share) {
        String minutes = System.getProperty("holdfast.campaign.minutes", "");
        String begin = System.getProperty("holdfast.campaign.begin", "");
        if (minutes.isBlank() || begin.isBlank()) {
            return new CampaignTime(Instant.MAX);
        }
        long whole = Duration.ofMinutes(Long.parseLong(minutes)).toMillis();
        return new CampaignTime(Instant.parse(begin).plusMillis((long) (whole * share)));
    }

    /** Whether there is time left. */
    public boolean left() {
        return Instant.now().isBefore(end);
    }
}
