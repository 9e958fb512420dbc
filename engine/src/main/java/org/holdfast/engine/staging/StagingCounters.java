package org.holdfast.engine.staging;

/**
 * How full staging is.
 *
 * @param stagedBytes bytes in segments
 * @param notSafeBytes of these, bytes in segments that were not told to be safe: what the loss of
 *     the staging device would cost
 * @param reservedBytes room promised to puts that run
 * @param freeBytes room that can be reserved now: the lesser of the limit's and the device's
 * @param waiting reservations that wait for room
 * @param waitingBytes what they wait for
 * @param segments how many segments there are
 */
public record StagingCounters(long stagedBytes, long notSafeBytes, long reservedBytes,
        long freeBytes, int waiting, long waitingBytes, int segments) {}
