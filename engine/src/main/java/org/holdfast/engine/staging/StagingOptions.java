package org.holdfast.engine.staging;

/**
 * How much staging may hold and how it is cut.
 *
 * @param limitBytes the most it holds, reservations included; at least 1
 * @param reserveBytes room of the device that is never taken: it belongs to ledger and catalog
 * @param segmentBytes a segment of small blobs is sealed at this size; at least {@code largeBytes}
 * @param segmentMembers a segment is sealed at so many members, 1 to 1,000,000
 * @param largeBytes a blob with more stored bytes gets a segment of its own
 * @param bufferBytes size of one copy buffer, a multiple of 4,096, at most 64 MiB
 * @param digestLanes lanes that hash beside the copying, 1 to 64
 * @param waiting the most reservations that may wait for room, at least 1
 */
public record StagingOptions(long limitBytes, long reserveBytes, long segmentBytes,
        int segmentMembers, long largeBytes, int bufferBytes, int digestLanes, int waiting) {
    /** The most members a segment may be allowed. */
    public static final int MAX_MEMBERS = 1_000_000;
    /** The largest copy buffer. */
    public static final int MAX_BUFFER_BYTES = 64 << 20;
    /** The most digest lanes. */
    public static final int MAX_DIGEST_LANES = 64;

    /** Checks the ranges. */
    public StagingOptions {
        if (limitBytes < 1 || reserveBytes < 0 || largeBytes < 0 || segmentBytes < largeBytes
                || segmentBytes < 1 || segmentMembers < 1 || segmentMembers > MAX_MEMBERS) {
            throw new IllegalArgumentException("limit " + limitBytes + ", reserve " + reserveBytes
                    + ", segment " + segmentBytes + " bytes or " + segmentMembers
                    + " members, large " + largeBytes);
        }
        if (bufferBytes < Block.ALIGNMENT || bufferBytes % Block.ALIGNMENT != 0
                || bufferBytes > MAX_BUFFER_BYTES || digestLanes < 1
                || digestLanes > MAX_DIGEST_LANES || waiting < 1) {
            throw new IllegalArgumentException("buffer " + bufferBytes + ", digest lanes "
                    + digestLanes + ", waiting " + waiting);
        }
    }

    private static final long LARGE_BYTES = 8L << 20;
    private static final long SEGMENT_BYTES = 256L << 20;
    /** Only whole segments are written and given up: a few open ones must not fill staging. */
    private static final int SEGMENTS = 16;

    /**
     * The usual cut: 256 MiB or 20,000 members a segment, less where staging is below 4 GiB; large
     * above 8 MiB, 1 GiB reserve.
     */
    public static StagingOptions ofLimit(long limitBytes) {
        return new StagingOptions(limitBytes, 1L << 30,
                Math.clamp(limitBytes / SEGMENTS, LARGE_BYTES, SEGMENT_BYTES), 20_000,
                LARGE_BYTES, 4 << 20, 4, 10_000);
    }
}
