package org.holdfast.engine.schedule;

import org.holdfast.engine.model.Priority;

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
 * @param priority whose turn comes first among what a domain lacks
 */
public record WriteItem(long segment, String domain, int from, int end, long bytes,
        boolean urgent, int failures, Priority priority) {
    /** Blobs whose turn comes as any other's. */
    public WriteItem(long segment, String domain, int from, int end, long bytes, boolean urgent,
            int failures) {
        this(segment, domain, from, end, bytes, urgent, failures, Priority.NORMAL);
    }

    /** Checks the range. */
    public WriteItem {
        if (from < 0 || end <= from || bytes < 0) {
            throw new IllegalArgumentException("segment " + segment + " " + from + ".." + end);
        }
    }

    WriteItem failedOnce() {
        return new WriteItem(segment, domain, from, end, bytes, urgent, failures + 1,
                priority);
    }

    WriteItem hurried() {
        return new WriteItem(segment, domain, from, end, bytes, true, failures, priority);
    }

    WriteItem with(Priority now) {
        return new WriteItem(segment, domain, from, end, bytes, urgent, failures, now);
    }
}
