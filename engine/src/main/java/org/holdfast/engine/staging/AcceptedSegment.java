package org.holdfast.engine.staging;

/**
 * What the ledger says of one segment.
 *
 * @param segment its number
 * @param bytes stored bytes of the accepted members, which lie at the segment's begin
 * @param members how many blobs were accepted
 * @param evicted whether the ledger gave its staged bytes up
 * @param safe whether all its blobs are safe; for the counters only
 */
public record AcceptedSegment(long segment, long bytes, int members, boolean evicted,
        boolean safe) {
    /** Checks the ranges. */
    public AcceptedSegment {
        if (segment < 1 || bytes < 0 || members < 0 || members == 0 && bytes > 0) {
            throw new IllegalArgumentException("segment " + segment + ", " + bytes + " bytes, "
                    + members + " members");
        }
    }
}
