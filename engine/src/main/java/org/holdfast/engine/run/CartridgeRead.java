package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.session.BlobRead;

/** What a restore reads from one cartridge; asked for page by page. The drive's thread only. */
final class CartridgeRead implements AskedRead {
    private static final int PAGE = 500;

    private final GetJob job;
    private final RestoreBeside beside;
    private final Barcode barcode;
    private final Deque<Stretch> stretches;
    private final Deque<BlobRow> page = new ArrayDeque<>();
    private Stretch current;
    private int nextOrdinal;
    private long files;
    private long bytes;

    CartridgeRead(GetJob job, RestoreBeside beside, Barcode barcode, List<Stretch> stretches) {
        this.job = job;
        this.beside = beside;
        this.barcode = barcode;
        this.stretches = new ArrayDeque<>(stretches);
    }

    @Override
    public Optional<BlobRead> next() throws IOException {
        while (page.isEmpty()) {
            if (current == null || nextOrdinal >= current.end()) {
                if (stretches.isEmpty() || job.paused()) {
                    current = null;
                    return Optional.empty();
                }
                current = stretches.removeFirst();
                nextOrdinal = current.from();
            }
            turn();
        }
        BlobRow row = page.removeFirst();
        nextOrdinal = row.blob().ordinal() + 1;
        files++;
        bytes += row.blob().stored();
        return Optional.of(job.blob(row, Optional.of(current), beside));
    }

    private void turn() throws IOException {
        for (BlobRow row : job.rows(current.run().run().segment(), nextOrdinal, PAGE)) {
            if (row.blob().ordinal() < current.end()) {
                page.add(row);
            }
        }
        if (page.isEmpty()) {
            nextOrdinal = current.end();
        }
    }

    @Override
    public boolean cancelled() {
        return job.cancelled();
    }

    @Override
    public void finished(Duration busy) {
        // Whoever is paused has left some, and nothing speaks against this cartridge.
        over(cancelled() ? List.of() : rest(Set.of()),
                () -> job.readFrom(barcode, files, bytes, busy));
    }

    @Override
    public void withdrawn() {
        over(rest(Set.of()), () -> { });
    }

    @Override
    public void interrupted(IOException why) {
        over(rest(Set.of(barcode)), () -> job.readFrom(barcode, files, bytes, Duration.ZERO));
    }

    @Override
    public void refused(String reason) {
        over(rest(Set.of(barcode)), () -> job.refused(barcode, reason));
    }

    /** What was read may still be on its way into its files. */
    private void over(List<Piece> rest, Runnable said) {
        beside.keep(this, () -> {
            said.run();
            job.taskOver(rest);
        });
    }

    @Override
    public Optional<Long> job() {
        return Optional.of(job.id());
    }

    /** {@code failed}: the cartridge, if it is not to be tried for these again. */
    private List<Piece> rest(Set<Barcode> failed) {
        List<Piece> rest = new ArrayList<>();
        if (current != null) {
            stretches.addFirst(new Stretch(current.run(), nextOrdinal, current.end(),
                    current.excluded()));
        }
        for (Stretch s : stretches) {
            if (s.from() < s.end()) {
                Set<Barcode> excluded = new TreeSet<>(s.excluded());
                excluded.addAll(failed);
                rest.add(new Piece(s.run().run().segment(), s.from(), s.end(), excluded));
            }
        }
        return rest;
    }
}
