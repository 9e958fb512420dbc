package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.sql.Database;

/** Segments and what is still to be written of them. Safe for any thread. */
public final class Segments {
    private final Database database;

    /**
     * A staging segment.
     *
     * @param segment its number
     * @param domains where its blobs are to be copied to
     * @param members blobs accepted into it
     * @param bytes their stored bytes
     * @param waitingBlobs blobs that are staged and not safe
     * @param waitingBytes their stored bytes
     * @param evicted its staged bytes were given up
     * @param safe every blob whose staged bytes are there has a counting copy in every domain, or
     *     was deleted for good
     */
    public record Row(long segment, List<String> domains, int members, long bytes,
            int waitingBlobs, long waitingBytes, boolean evicted, boolean safe) {}

    /**
     * Blobs that lack a copy in a domain.
     *
     * @param segment the segment
     * @param firstOrdinal the first of them
     * @param count how many
     * @param staged whether their staged bytes are there; else another copy has to be read
     */
    public record Uncovered(long segment, int firstOrdinal, int count, boolean staged) {}

    /**
     * What is on the staging device.
     *
     * @param waitingSegments segments with blobs that are not safe
     * @param waitingBlobs blobs that are staged and not safe: lost with the staging device
     * @param waitingBytes their stored bytes
     * @param evictableSegments segments of which nothing waits
     * @param evictableBytes their stored bytes
     */
    public record Staging(long waitingSegments, long waitingBlobs, long waitingBytes,
            long evictableSegments, long evictableBytes) {}

    private record Stored(long segment, String domains, int asked, byte[] pieces, long bytes,
            int waiting, long waitingBytes, int phase) {
        static final String SELECT = "SELECT s.segment, s.domains, s.asked, s.pieces, s.bytes, "
                + "s.waiting, s.waiting_bytes, s.phase FROM segments s ";

        static Stored of(ResultSet r) throws SQLException {
            return new Stored(r.getLong(1), r.getString(2), r.getInt(3), r.getBytes(4),
                    r.getLong(5), r.getInt(6), r.getLong(7), r.getInt(8));
        }

        Row row() throws IOException {
            Pieces decoded = Pieces.decode(pieces);
            int all = (1 << asked) - 1;
            boolean[] safe = {true};
            decoded.each((first, past, mask) -> safe[0] &= (mask & all) == all
                    || (mask & Pieces.STAGED) == 0 || (mask & Pieces.DROPPED) != 0);
            return new Row(segment, JsonText.list(domains), decoded.end(), bytes, waiting,
                    waitingBytes, phase == 2, safe[0]);
        }
    }

    /** Asks this database. */
    public Segments(Database database) {
        this.database = database;
    }

    /** A segment. */
    public Optional<Row> find(long segment) throws IOException {
        return database.read(sql -> {
            Optional<Stored> found = sql.first(Stored.SELECT + "WHERE s.segment = ?", Stored::of,
                    segment);
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get().row());
        });
    }

    /** The highest segment that anything was accepted into; 0 when there is none. */
    public long maxSegment() throws IOException {
        return database.read(sql -> sql.number("SELECT MAX(segment) FROM segments"));
    }

    /**
     * Segments behind {@code after} of which no staged blob waits for a copy, and that are not
     * evicted. Whether more may still come into them is not the catalog's to know.
     */
    public List<Row> evictable(long after, int limit) throws IOException {
        return phase(1, after, limit);
    }

    /** Segments behind {@code after} with blobs that are staged and not safe. */
    public List<Row> waiting(long after, int limit) throws IOException {
        return phase(0, after, limit);
    }

    private List<Row> phase(int phase, long after, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> {
            List<Row> rows = new ArrayList<>();
            for (Stored stored : sql.list(Stored.SELECT + "WHERE s.phase = ? AND s.segment > ? "
                    + "ORDER BY s.phase, s.segment LIMIT ?", Stored::of, phase, after, limit)) {
                rows.add(stored.row());
            }
            return rows;
        });
    }

    /**
     * Stretches of blobs without a counting copy in a domain that asks for one, of up to
     * {@code segments} segments behind {@code after}. Blobs that are lost, or deleted for good, are
     * left out.
     */
    public List<Uncovered> uncovered(String domain, long after, int segments) throws IOException {
        Page.checked(segments);
        return database.read(sql -> {
            List<Uncovered> found = new ArrayList<>();
            for (Stored stored : sql.list(Stored.SELECT + "JOIN gaps g ON g.segment = s.segment "
                    + "WHERE g.domain = ? AND g.segment > ? ORDER BY g.domain, g.segment LIMIT ?",
                    Stored::of, domain, after, segments)) {
                int bit = 1 << JsonText.list(stored.domains).indexOf(domain);
                Pieces.decode(stored.pieces).each((first, past, mask) -> {
                    if (mask != 0 && (mask & (bit | Pieces.DROPPED)) == 0) {
                        add(found, new Uncovered(stored.segment, first, past - first,
                                (mask & Pieces.STAGED) != 0));
                    }
                });
            }
            return found;
        });
    }

    /** Neighbours that differ in other domains only are one stretch. */
    private static void add(List<Uncovered> found, Uncovered more) {
        if (!found.isEmpty()) {
            Uncovered last = found.getLast();
            if (last.segment == more.segment && last.staged == more.staged
                    && last.firstOrdinal + last.count == more.firstOrdinal) {
                found.set(found.size() - 1, new Uncovered(last.segment, last.firstOrdinal,
                        last.count + more.count, last.staged));
                return;
            }
        }
        found.add(more);
    }

    /** Totals of the staging device. */
    public Staging staging() throws IOException {
        return database.read(sql -> {
            long[] waiting = sql.first("SELECT COUNT(*), SUM(waiting), SUM(waiting_bytes) "
                    + "FROM segments WHERE phase = 0", r -> new long[] {r.getLong(1),
                        r.getLong(2), r.getLong(3)}).orElseThrow();
            long[] done = sql.first("SELECT COUNT(*), SUM(bytes) FROM segments WHERE phase = 1",
                    r -> new long[] {r.getLong(1), r.getLong(2)}).orElseThrow();
            return new Staging(waiting[0], waiting[1], waiting[2], done[0], done[1]);
        });
    }

    /** Blobs of a segment from an ordinal on, in order, of incomplete objects too. */
    public List<BlobRow> blobs(long segment, int fromOrdinal, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> BlobRows.list(sql, segment, fromOrdinal, limit, ""));
    }
}
