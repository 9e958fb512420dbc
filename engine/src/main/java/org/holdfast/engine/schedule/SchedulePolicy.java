package org.holdfast.engine.schedule;

import java.time.Duration;

/**
 * The numbers behind the decisions.
 *
 * @param batchBytes about how much is written before the drive is asked again
 * @param commitBytes how much may be written without an index
 * @param turnBytes how much one mount may write while another domain has no drive
 * @param secondDriveBytes waiting bytes of a domain for each drive that it may use
 * @param commitAfter how long a drive may stand idle before what it wrote gets an index
 * @param closeAfter how long a mounted cartridge without work stays mounted
 * @param maxFailures how often an item may fail before it is said and left alone
 */
public record SchedulePolicy(long batchBytes, long commitBytes, long turnBytes,
        long secondDriveBytes, Duration commitAfter, Duration closeAfter, int maxFailures) {
    private static final long LEAST_COMMIT = 64L << 20;

    /** What a home begins with. */
    public static SchedulePolicy standard() {
        return new SchedulePolicy(1L << 30, 16L << 30, 64L << 30, 32L << 30,
                Duration.ofSeconds(2), Duration.ofSeconds(20), 5);
    }

    /**
     * The same for a staging of so many bytes: nothing is given up there before an index names it,
     * so when an index comes only after all of it, those who put stand still until then.
     */
    public static SchedulePolicy standard(long stagingBytes) {
        SchedulePolicy usual = standard();
        long third = Math.max(LEAST_COMMIT, stagingBytes / 3);
        return new SchedulePolicy(Math.min(usual.batchBytes, third / 2),
                Math.min(usual.commitBytes, third), usual.turnBytes, usual.secondDriveBytes,
                usual.commitAfter, usual.closeAfter, usual.maxFailures);
    }
}
