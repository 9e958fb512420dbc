package org.holdfast.engine.schedule;

/**
 * Blobs of one staging segment that a storage domain still lacks.
 *
 * @param segment the segment
 * @param domain the storage domain to write to
 * @param from the first ordinal
 * @param end the ordinal behind the last
 * @param bytes stored bytes of them
 * @param urgent someone waits for them to be safe
 * @param failures how often writing them has failed
 */
public record WriteItem(long segment, String domain, int from, int end, long bytes,
        boolean urgent, int failures) {
    /** Checks the range. */
    public WriteItem {
        if (from < 0 || end <= from || bytes < 0) {
            throw new IllegalArgumentException("segment " + segment + " " + from + ".." + end);
        }
    }

    WriteItem failedOnce() {
        return new WriteItem(segment, domain, from, end, bytes, urgent, failures + 1);
    }

    WriteItem hurried() {
        return new WriteItem(segment, domain, from, end, bytes, true, failures);
    }
}
