package org.holdfast.engine.run;

import java.io.IOException;
import java.util.List;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.session.MountSession;

/** Blobs that no copy gives are said by name: to the ledger, and to the job that found it. */
final class Loss {
    private static final int PAGE = 500;

    private final Journal journal;
    private final Job job;

    Loss(Journal journal, Job job) {
        this.journal = journal;
        this.job = job;
    }

    /** No readable copy is left of these. */
    void say(long segment, int from, int end) throws IOException {
        journal.append(MountSession.ACTOR, new Fact.StagedBytesLost(segment, from, end - from,
                "HF-602"));
        each(segment, from, end, row -> job.problem(new Failure.NoCopyLeft(row.bucketName(),
                row.blob().key().value())));
    }

    /** Of these, the only copies are on a cartridge that cannot be read now. */
    void away(long segment, int from, int end, String barcode, String reason)
            throws IOException {
        each(segment, from, end, row -> job.problem(reason.equals("missing")
                ? new Failure.CartridgeMissing(barcode, row.blob().key().value())
                : new Failure.CopyUnreadable(barcode, row.blob().key().value(), reason)));
    }

    @FunctionalInterface
    private interface Saying {
        void of(BlobRow row);
    }

    private void each(long segment, int from, int end, Saying saying) throws IOException {
        int next = from;
        while (next < end) {
            List<BlobRow> rows = journal.catalog().segments().blobs(segment, next,
                    Math.min(PAGE, end - next));
            if (rows.isEmpty()) {
                return;
            }
            rows.forEach(saying::of);
            next = rows.getLast().blob().ordinal() + 1;
        }
    }
}
