package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.ltfs.io.DamagedTapeException;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.ReadItem;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.Restaging;

/**
 * Some evicted segments are read back from their good copies, every blob with its digest checked.
 * What cannot be read from one copy is read from another; what no copy gives is said by name.
 * Safe for any thread.
 */
final class MendRound {
    private static final String MISSING = "missing";
    private static final int PAGE = 500;
    private static final System.Logger LOG = System.getLogger(MendRound.class.getName());

    private final House house;
    private final Job job;
    private final SortedMap<Long, Restaging> files;
    private final Runnable over;
    private final SortedMap<Long, BitSet> good = new TreeMap<>();
    private final Map<Barcode, String> refused = new TreeMap<>();
    private final List<Piece> again = new ArrayList<>();
    private int tasks;

    /** {@code over}: everything that can be read is read. */
    MendRound(House house, Job job, SortedMap<Long, Restaging> files, Runnable over) {
        this.house = house;
        this.job = job;
        this.files = files;
        this.over = over;
    }

    void begin(List<Piece> pieces) {
        tasks = 1;
        taskOver(pieces);
    }

    /** The blobs of a segment that were read, and are right. */
    synchronized BitSet good(long segment) {
        return good.getOrDefault(segment, new BitSet());
    }

    long job() {
        return job.id();
    }

    SortedMap<Long, Restaging> files() {
        return files;
    }

    private void request(List<Piece> pieces) throws IOException {
        RestorePlanner.Plan plan = new RestorePlanner(house.journal().upToDate(),
                house.shell().state(), java.util.Optional.empty()).assign(pieces);
        synchronized (this) {
            tasks += plan.tapes().size();
        }
        plan.tapes().forEach((barcode, stretches) -> {
            long task = house.shell().nextTask();
            house.reads().put(task, new MendRead(this, barcode, stretches));
            house.shell().post(new Input.ReadAsked(new ReadItem(task, barcode,
                    stretches.stream().mapToLong(s -> s.run().run().bytes()).sum())));
        });
        for (Piece piece : plan.nowhere()) {
            nowhere(piece);
        }
    }

    /** No cartridge gives these: lost, unless one that could not be mounted has them. */
    private void nowhere(Piece piece) throws IOException {
        String away = "";
        synchronized (this) {
            for (Barcode barcode : piece.excluded()) {
                away = refused.containsKey(barcode) ? barcode.value() : away;
            }
        }
        Loss loss = new Loss(house.journal(), job);
        if (away.isEmpty()) {
            loss.say(piece.segment(), piece.from(), piece.end());
        } else {
            loss.away(piece.segment(), piece.from(), piece.end(), away,
                    refused.get(new Barcode(away)));
        }
    }

    List<BlobRow> rows(long segment, int from, int limit) throws IOException {
        return house.journal().catalog().segments().blobs(segment, from, Math.min(PAGE, limit));
    }

    MendBlob blob(BlobRow row, Stretch stretch) {
        return new MendBlob(this, row, stretch, files.get(stretch.run().run().segment()));
    }

    boolean cancelled() {
        return job.cancelled() || job.over();
    }

    synchronized void good(MendBlob blob) {
        good.computeIfAbsent(blob.stretch().run().run().segment(), s -> new BitSet())
                .set(blob.row().blob().ordinal());
    }

    /** A blob could not be read from this copy, or not be kept. */
    void failed(MendBlob blob, IOException why, boolean byTape) {
        Stretch stretch = blob.stretch();
        Barcode barcode = stretch.run().cartridge();
        long segment = stretch.run().run().segment();
        int ordinal = blob.row().blob().ordinal();
        String key = blob.row().blob().key().value();
        LOG.log(System.Logger.Level.WARNING, "copy of " + key + " on " + barcode, why);
        if (!byTape) {
            job.problem(new Failure.DeviceFull(house.stagingDirectory().toString()));
            return;
        }
        boolean wrong = why instanceof RestoredBlob.WrongDigestException;
        Failure failure = wrong ? new Failure.DigestMismatch(barcode.value(), key)
                : new Failure.CopyUnreadable(barcode.value(), key,
                        String.valueOf(why.getMessage()));
        job.note(failure);
        if (wrong || why instanceof DamagedTapeException) {
            try {
                house.journal().append(MountSession.ACTOR, new Fact.CopyFailed(barcode, segment,
                        ordinal, failure.code()));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "the ledger does not take a bad copy", e);
            }
        } else {
            // The drive gave up, and not the copy: nobody can say that the blob is lost.
            refused(barcode, String.valueOf(why.getMessage()));
        }
        synchronized (this) {
            again.add(new Piece(segment, ordinal, ordinal + 1,
                    RestorePlanner.with(stretch.excluded(), barcode)));
        }
    }

    synchronized void refused(Barcode barcode, String reason) {
        refused.put(barcode, reason);
    }

    /** A cartridge is done with; {@code rest} was not read from it. */
    void taskOver(List<Piece> rest) {
        List<Piece> pieces;
        synchronized (this) {
            tasks--;
            again.addAll(rest);
            if (tasks > 0) {
                return;
            }
            pieces = List.copyOf(again);
            again.clear();
            tasks = 1;
        }
        if (pieces.isEmpty() || cancelled()) {
            over.run();
            return;
        }
        house.env().lanes().lane(Mending.LANE).execute(() -> {
            try {
                request(pieces);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "other copies", e);
                job.problem(new Failure.Unexpected("copies", String.valueOf(e.getMessage())));
            }
            taskOver(List.of());
        });
    }
}
