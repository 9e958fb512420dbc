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

    /**
     * What drives and robots have done and do.
     *
     * @param since the revision of the answer before; 0 for all that is kept
     * @param limit blocks, 1 to 10,000
     */
    record Activity(long since, int limit)
            implements Query<org.holdfast.engine.api.Activity> {}

    /** The cartridges, mounts and bytes that a restore would need. */
    record RestorePlan(String bucket, String key, Optional<Integer> copy,
            Optional<String> version) implements Query<Rows.RestorePlan> {
        /** Of what is current. */
        public RestorePlan(String bucket, String key, Optional<Integer> copy) {
            this(bucket, key, copy, Optional.empty());
        }
    }

    /**
     * What a put of so many files would take; the job of a {@link Command.CountSources} tells how
     * many there are.
     *
     * @param files 0 or more
     * @param bytes 0 or more
     */
    record PutPlan(String bucket, long files, long bytes) implements Query<Rows.PutPlan> {}

    /**
     * Where a listing goes on so that its first row is that of an index: a scroll position.
     *
     * @param prefix as that of {@link Objects}
     * @param recursive as that of {@link Objects}
     * @param index 0 or more; beyond the last row it stands for the end
     */
    record ObjectAt(String bucket, String prefix, boolean recursive, long index)
            implements Query<Rows.ObjectAt> {}

    /** What a bucket's objects are promised. */
    record Policy(String bucket) implements Query<Rows.Policy> {}

    /** Ledger entries from a number on. {@code limit} 1 to 10,000. */
    record LedgerEntries(long from, int limit) implements Query<Rows.LedgerPage> {}

    /** What is in staging. */
    record Staging() implements Query<Rows.Staging> {}
}
