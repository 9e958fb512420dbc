package org.holdfast.app.shell;

import java.util.List;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Rows;

/** What the window shows of the archive, as it was at one moment. */
record ArchiveView(Rows.Status status, List<Rows.BucketRow> buckets, List<JobSnapshot> jobs) {
    /** The most jobs that are shown. */
    static final int MAX_JOBS = 20;

    ArchiveView {
        buckets = List.copyOf(buckets);
        jobs = jobs.stream().limit(MAX_JOBS).toList();
    }
}
