package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.session.BlobRead;

/** What is read back from one cartridge; asked for page by page. The drive's thread only. */
final class MendRead implements AskedRead {
    private static final int PAGE = 500;

    private final MendRound round;
    private final Barcode barcode;
    private final Deque<Stretch> stretches;
    private final Deque<BlobRow> page = new ArrayDeque<>();
    private int next = -1;

    MendRead(MendRound round, Barcode barcode, List<Stretch> stretches) {
        this.round = round;
        this.barcode = barcode;
        this.stretches = new ArrayDeque<>(stretches);
    }

    @Override
    public Optional<BlobRead> next() throws IOException {
        while (page.isEmpty()) {
            Stretch current = stretches.peek();
            if (current == null) {
                return Optional.empty();
            }
            next = Math.max(next, current.from());
            if (next >= current.end()) {
                stretches.remove();
                next = -1;
                continue;
            }
            page.addAll(round.rows(current.run().run().segment(), next,
                    Math.min(PAGE, current.end() - next)));
            if (page.isEmpty()) {
                next = current.end();
            }
        }
        BlobRow row = page.remove();
        next = row.blob().ordinal() + 1;
        return Optional.of(round.blob(row, stretches.element()));
    }

    @Override
    public boolean cancelled() {
        return round.cancelled();
    }

    @Override
    public void finished(Duration busy) {
        round.taskOver(List.of());
    }

    @Override
    public void interrupted(IOException why) {
        round.taskOver(rest());
    }

    @Override
    public void refused(String reason) {
        round.refused(barcode, reason);
        round.taskOver(rest());
    }

    @Override
    public void withdrawn() {
        round.taskOver(rest());
    }

    @Override
    public Optional<Long> job() {
        return Optional.of(round.job());
    }

    private List<Piece> rest() {
        List<Piece> rest = new ArrayList<>();
        for (Stretch s : stretches) {
            int from = Math.max(next, s.from());
            next = -1;
            if (from < s.end()) {
                rest.add(new Piece(s.run().run().segment(), from, s.end(),
                        RestorePlanner.with(s.excluded(), barcode)));
            }
        }
        return rest;
    }
}
