package org.holdfast.engine.model;

import java.util.List;

/**
 * What a bucket's objects are promised.
 *
 * @param domains one persistence rule each: the storage domain that holds copy 1, 2, ...; 1 to 8,
 *     all different
 * @param blobBytes objects are cut at this size when they are put, at least 1 MiB
 * @param undoDays how long a deletion can be undone, 0 to 36,500
 */
public record DataPolicy(List<String> domains, long blobBytes, int undoDays) {
    /** 64 GiB. */
    public static final long DEFAULT_BLOB_BYTES = 64L << 30;
    /** The most copies a policy may ask for. */
    public static final int MAX_COPIES = 8;
    /** Days of undo by default. */
    public static final int DEFAULT_UNDO_DAYS = 30;

    /** Checks the ranges. */
    public DataPolicy {
        domains = List.copyOf(domains);
        if (domains.isEmpty() || domains.size() > MAX_COPIES
                || domains.stream().distinct().count() != domains.size()) {
            throw new IllegalArgumentException("storage domains " + domains);
        }
        if (blobBytes < 1L << 20 || undoDays < 0 || undoDays > 36_500) {
            throw new IllegalArgumentException("blob " + blobBytes + ", undo " + undoDays);
        }
    }

    /** {@code copies} copies on the domains {@code copy-1}, {@code copy-2}, ... */
    public static DataPolicy ofCopies(int copies) {
        return new DataPolicy(java.util.stream.IntStream.rangeClosed(1, copies)
                .mapToObj(n -> "copy-" + n).toList(), DEFAULT_BLOB_BYTES, DEFAULT_UNDO_DAYS);
    }
}
