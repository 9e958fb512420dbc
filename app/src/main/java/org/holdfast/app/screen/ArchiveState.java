package org.holdfast.app.screen;

import java.util.List;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Rows;

/**
 * What every screen wants to know, as it was at one look.
 *
 * @param status where the archive stands
 * @param buckets all buckets, by name
 * @param jobs running ones and the last that have ended, the newest first
 */
public record ArchiveState(Rows.Status status, List<Rows.BucketRow> buckets,
        List<JobSnapshot> jobs) {
    /** Copies the lists. */
    public ArchiveState {
        buckets = List.copyOf(buckets);
        jobs = List.copyOf(jobs);
    }

    /** Jobs that have not ended. */
    public List<JobSnapshot> running() {
        return jobs.stream().filter(job -> !job.over()).toList();
    }
}
