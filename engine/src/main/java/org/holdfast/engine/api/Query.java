package org.holdfast.engine.api;

import java.util.Optional;

/**
 * What a client can ask.
 *
 * @param <R> the type of the answer
 */
public sealed interface Query<R> {
    /** All buckets, by name. */
    record Buckets() implements Query<Rows.BucketList> {}

    /**
     * A page of a bucket's objects.
     *
     * @param prefix what keys begin with; empty for all
     * @param recursive flat, or one level of folders
     * @param after the cursor of the page before
     * @param limit 1 to 10,000
     */
    record Objects(String bucket, String prefix, boolean recursive, Optional<String> after,
            int limit) implements Query<Rows.ObjectPage> {}

    /** One object with its copies. */
    record ObjectDetail(String bucket, String key) implements Query<Rows.ObjectDetail> {}

    /** Where everything stands. */
    record Status() implements Query<Rows.Status> {}

    /** All cartridges that the archive knows. */
    record Cartridges() implements Query<Rows.CartridgeList> {}

    /** One cartridge. */
    record Cartridge(String barcode) implements Query<Rows.CartridgeDetail> {}

    /** The libraries with their elements. */
    record Libraries() implements Query<Rows.LibraryList> {}

    /** The jobs that are running, and the last 1,000 that have ended. */
    record Jobs() implements Query<Rows.JobList> {}

    /** The cartridges, mounts and bytes that a restore would need. */
    record RestorePlan(String bucket, String key, Optional<Integer> copy)
            implements Query<Rows.RestorePlan> {}

    /** Ledger entries from a number on. {@code limit} 1 to 10,000. */
    record LedgerEntries(long from, int limit) implements Query<Rows.LedgerPage> {}

    /** What is in staging. */
    record Staging() implements Query<Rows.Staging> {}
}
