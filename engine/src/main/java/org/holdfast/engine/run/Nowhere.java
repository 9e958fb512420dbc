package org.holdfast.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.run.RestorePlanner.Piece;

/** What a restore finds on no cartridge is named, with the reason. Safe for any thread. */
final class Nowhere {
    /** What the scheduler says of a cartridge that is in no library. */
    static final String MISSING = "missing";
    private static final int PAGE = 500;

    private final Job job;
    private final GetJob.Order order;
    /** Why cartridges were not read at all. */
    private final Map<Barcode, String> refused = new TreeMap<>();

    /** What the restore wants of a segment. */
    @FunctionalInterface
    interface Wanted {
        List<BlobRow> rows(long segment, int from, int limit) throws IOException;
    }

    Nowhere(Job job, GetJob.Order order) {
        this.job = job;
        this.order = order;
    }

    synchronized void refused(Barcode barcode, String reason) {
        refused.put(barcode, reason);
    }

    /** No cartridge gives these: each is named. */
    void say(Piece piece, Wanted wanted) {
        try {
            int from = piece.from();
            while (from < piece.end()) {
                List<BlobRow> rows = wanted.rows(piece.segment(), from, PAGE);
                for (BlobRow row : rows) {
                    if (row.blob().ordinal() < piece.end()) {
                        job.problem(away(piece, row.blob().key().value()));
                    }
                }
                from = rows.isEmpty() ? piece.end() : rows.getLast().blob().ordinal() + 1;
            }
        } catch (IOException e) {
            job.problem(new Failure.Unexpected("catalog", String.valueOf(e.getMessage())));
        }
    }

    /** A cartridge that is elsewhere, or in a drive that is broken, still has its copy. */
    private synchronized Failure away(Piece piece, String key) {
        for (Barcode barcode : piece.excluded()) {
            String reason = refused.get(barcode);
            if (MISSING.equals(reason)) {
                return new Failure.CartridgeMissing(barcode.value(), key);
            }
            if (reason != null) {
                return new Failure.CopyUnreadable(barcode.value(), key, reason);
            }
        }
        // Of another copy nobody has asked anything: it may be whole.
        return order.onlyDomain().<Failure>map(domain -> new Failure.NoSuchCopy(
                order.bucket().name(), key,
                order.bucket().policy().domains().indexOf(domain) + 1))
                .orElse(new Failure.NoCopyLeft(order.bucket().name(), key));
    }
}
