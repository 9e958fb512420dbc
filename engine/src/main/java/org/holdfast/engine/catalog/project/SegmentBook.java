package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.fact.Fact.BlobsAccepted;

/** Segments: what they ask for and how their blobs stand. */
final class SegmentBook {
    private static final int KEPT = 4096;

    private final Sql sql;
    private final Map<Long, SegmentRow> rows = new HashMap<>();
    private final TreeMap<Long, SegmentRow> changed = new TreeMap<>();

    SegmentBook(Sql sql) {
        this.sql = sql;
    }

    /** Members join a segment, staged. */
    void accept(BlobsAccepted fact) throws SQLException, IOException {
        if (fact.blobs().isEmpty()) {
            return;
        }
        SegmentRow row = find(fact.segment()).orElse(null);
        if (row == null) {
            row = new SegmentRow(fact.segment(), List.copyOf(fact.domains()), Pieces.EMPTY);
            if (row.asked() > 8) {
                throw new ProjectionException("segment " + row.segment + " asks for more than 8");
            }
            rows.put(row.segment, row);
        }
        if (!row.domains.equals(fact.domains()) || row.evicted) {
            throw new ProjectionException("segment " + row.segment + " was closed or is for "
                    + row.domains);
        }
        for (AcceptedBlob blob : fact.blobs()) {
            if (blob.ordinal() != row.pieces.end()) {
                throw new ProjectionException("segment " + row.segment + ": ordinal "
                        + blob.ordinal() + " follows " + (row.pieces.end() - 1));
            }
            row.pieces = row.pieces.grownTo(blob.ordinal() + 1);
            row.bytes += blob.stored();
            if (row.waits(Pieces.STAGED)) {
                row.waiting++;
                row.waitingBytes += blob.stored();
            }
        }
        touch(row);
    }

    /** The segment, if anything was ever accepted into it. */
    Optional<SegmentRow> find(long segment) throws SQLException, IOException {
        SegmentRow row = rows.get(segment);
        if (row == null) {
            Optional<SegmentRow> read = read(segment);
            read.ifPresent(r -> rows.put(segment, r));
            return read;
        }
        return Optional.of(row);
    }

    /** The segment of a place that a stored blob has. */
    SegmentRow of(long place) throws SQLException, IOException {
        return find(Place.segment(place)).orElseThrow(
                () -> new ProjectionException("no segment " + Place.segment(place)));
    }

    void touch(SegmentRow row) {
        changed.put(row.segment, row);
    }

    private Optional<SegmentRow> read(long segment) throws SQLException, IOException {
        record Stored(String domains, byte[] pieces, long bytes, int phase, int waiting,
                long waitingBytes) {
            static Stored of(ResultSet r) throws SQLException {
                return new Stored(r.getString(1), r.getBytes(2), r.getLong(3), r.getInt(4),
                        r.getInt(5), r.getLong(6));
            }
        }

        Optional<Stored> found = sql.first("SELECT domains, pieces, bytes, phase, waiting, "
                + "waiting_bytes FROM segments WHERE segment = ?", Stored::of, segment);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Stored stored = found.get();
        SegmentRow row = new SegmentRow(segment, JsonText.list(stored.domains),
                Pieces.decode(stored.pieces));
        row.bytes = stored.bytes;
        row.evicted = stored.phase == SegmentRow.EVICTED;
        row.waiting = stored.waiting;
        row.waitingBytes = stored.waitingBytes;
        row.storedGaps = row.gaps();
        row.stored = true;
        return Optional.of(row);
    }

    /** Writes what changed. */
    void flush() throws SQLException {
        List<Object[]> inserts = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        for (SegmentRow row : changed.values()) {
            byte[] pieces = row.pieces.encode();
            if (row.stored) {
                updates.add(new Object[] {row.pieces.end(), row.bytes, row.phase(), row.waiting,
                    row.waitingBytes, pieces, row.segment});
            } else {
                inserts.add(new Object[] {row.segment, JsonText.ofList(row.domains), row.asked(),
                    row.pieces.end(), row.bytes, row.phase(), row.waiting, row.waitingBytes,
                    pieces});
            }
            writeGaps(row);
            row.stored = true;
        }
        sql.runAll("INSERT INTO segments VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", inserts);
        sql.runAll("UPDATE segments SET members = ?, bytes = ?, phase = ?, waiting = ?, "
                + "waiting_bytes = ?, pieces = ? WHERE segment = ?", updates);
        changed.clear();
        if (rows.size() > KEPT) {
            rows.clear();
        }
    }

    private void writeGaps(SegmentRow row) throws SQLException {
        int gaps = row.gaps();
        int differs = gaps ^ row.storedGaps;
        for (int i = 0; i < row.asked(); i++) {
            if ((differs >> i & 1) != 0) {
                String change = (gaps >> i & 1) != 0
                        ? "INSERT INTO gaps(domain, segment) VALUES(?, ?)"
                        : "DELETE FROM gaps WHERE domain = ? AND segment = ?";
                sql.run(change, row.domains.get(i), row.segment);
            }
        }
        row.storedGaps = gaps;
    }
}
