package org.holdfast.engine.staging;

import java.util.List;

/**
 * A segment that gets no further blobs: the unit of scheduling, writing and eviction.
 *
 * @param segment its number
 * @param bytes stored bytes
 * @param members how many blobs, at least 1
 * @param domains the storage domains its blobs go to; empty for a segment found at opening, for
 *     which the ledger knows
 */
public record SealedSegment(long segment, long bytes, int members, List<String> domains) {}
