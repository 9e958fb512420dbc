package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.model.fact.Fact.CopiesCounted;
import org.holdfast.engine.model.fact.Fact.NamesChanged;

/** Runs of copies on cartridges, their names, and the copies that are gone. */
final class CopyBook {
    private static final System.Logger LOG = System.getLogger(CopyBook.class.getName());

    private final Sql sql;
    private final SegmentBook segments;
    private final Restating restating;
    /** Segments whose copies changed in this batch. */
    private final TreeSet<Long> unsettled = new TreeSet<>();

    private record Cover(int cartridge, String domain, int first, int past, long number) {
        static Cover of(ResultSet r) throws SQLException {
            return new Cover(r.getInt(1), r.getString(2), r.getInt(3), r.getInt(4), r.getLong(5));
        }
    }

    private record Gone(int cartridge, int ordinal, long number) {
        static Gone of(ResultSet r) throws SQLException {
            return new Gone(r.getInt(1), Place.ordinal(r.getLong(2)), r.getLong(3));
        }
    }

    CopyBook(Sql sql, SegmentBook segments, Restating restating) {
        this.sql = sql;
        this.segments = segments;
        this.restating = restating;
    }

    /** Copies count from now on. */
    void count(long number, CartridgeBook.Row cartridge, CopiesCounted fact) throws SQLException {
        for (Run run : fact.runs()) {
            long first = Place.of(run.segment(), run.firstOrdinal());
            sql.run("DELETE FROM names WHERE cartridge = ? AND place >= ? AND place < ?",
                    cartridge.number, first, first + run.count());
            sql.run("INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cartridge.number,
                    run.segment(), run.firstOrdinal(), run.endOrdinal(), number, fact.domain(),
                    run.segmentOffset(), run.bytes(), run.startBlock(), run.byteOffset(),
                    fact.generation());
            List<Object[]> names = new ArrayList<>();
            for (Map.Entry<Integer, String> name : run.names().entrySet()) {
                names.add(new Object[] {cartridge.number, Place.of(run.segment(), name.getKey()),
                    name.getValue()});
            }
            sql.runAll("INSERT INTO names VALUES(?, ?, ?)", names);
            cartridge.blobs += run.count();
            cartridge.bytes += run.bytes();
            unsettled.add(run.segment());
        }
    }

    /** The volume is gone, and every copy on it. */
    void wipe(CartridgeBook.Row cartridge) throws SQLException {
        judged(cartridge);
        sql.run("DELETE FROM runs WHERE cartridge = ?", cartridge.number);
        sql.run("DELETE FROM names WHERE cartridge = ?", cartridge.number);
        sql.run("DELETE FROM gone WHERE cartridge = ?", cartridge.number);
        cartridge.blobs = 0;
        cartridge.bytes = 0;
    }

    /** Whether its copies count may have changed. */
    void judged(CartridgeBook.Row cartridge) throws SQLException {
        unsettled.addAll(sql.list("SELECT DISTINCT segment FROM runs WHERE cartridge = ?",
                r -> r.getLong(1), cartridge.number));
    }

    /** A copy does not count any more, until it is written there again. */
    void lose(long number, CartridgeBook.Row cartridge, long place, boolean dropped,
            String reason) throws SQLException {
        long runs = sql.number("SELECT COUNT(*) FROM runs WHERE cartridge = ? AND segment = ? "
                + "AND first_ordinal <= ? AND end_ordinal > ? AND number > COALESCE((SELECT "
                + "number FROM gone WHERE cartridge = ? AND place = ?), 0)", cartridge.number,
                Place.segment(place), Place.ordinal(place), Place.ordinal(place),
                cartridge.number, place);
        if (runs == 0) {
            LOG.log(System.Logger.Level.DEBUG, "entry {0}: no copy of {1} to lose", number, place);
            return;
        }
        sql.run("MERGE INTO gone KEY(cartridge, place) VALUES(?, ?, ?, ?, ?)", cartridge.number,
                place, number, dropped, reason);
        long stored = sql.number("SELECT stored FROM versions WHERE place = ? AND blobs = 1",
                place) + sql.number("SELECT stored FROM blobs WHERE place = ?", place);
        cartridge.blobs -= runs;
        cartridge.bytes -= runs * stored;
        unsettled.add(Place.segment(place));
    }

    /** A version is called differently, or not at all, in the index of a volume. */
    void rename(long number, CartridgeBook.Row cartridge, NamesChanged.NameChange change)
            throws SQLException, IOException {
        for (long place : places(change.version())) {
            if (change.path().isEmpty()) {
                sql.run("DELETE FROM names WHERE cartridge = ? AND place = ?", cartridge.number,
                        place);
                lose(number, cartridge, place, true, "");
                drop(place);
            } else if (sql.number("SELECT COUNT(*) FROM runs WHERE cartridge = ? AND segment = ? "
                    + "AND first_ordinal <= ? AND end_ordinal > ?", cartridge.number,
                    Place.segment(place), Place.ordinal(place), Place.ordinal(place)) > 0) {
                sql.run("MERGE INTO names KEY(cartridge, place) VALUES(?, ?, ?)",
                        cartridge.number, place, change.path().get());
            }
        }
    }

    /** Nobody wants more copies of it, and nobody its staged bytes. */
    private void drop(long place) throws SQLException, IOException {
        SegmentRow row = segments.of(place);
        int ordinal = Place.ordinal(place);
        restating.change(row, row.pieces.brush().paint(ordinal, ordinal + 1,
                mask -> mask | Pieces.DROPPED).done());
    }

    private List<Long> places(UUID version) throws SQLException {
        List<Long> inline = sql.list("SELECT place FROM versions WHERE id = ? AND blobs = 1",
                r -> r.getLong(1), version);
        return inline.isEmpty() ? sql.list("SELECT place FROM blobs WHERE version = ? "
                + "ORDER BY place", r -> r.getLong(1), version) : inline;
    }

    /** Counts anew what changed; the cartridges must be in their table. */
    void flush() throws SQLException, IOException {
        for (long segment : unsettled) {
            SegmentRow row = segments.find(segment).orElse(null);
            if (row != null) {
                restating.change(row, settled(row));
            }
        }
        unsettled.clear();
    }

    private Pieces settled(SegmentRow row) throws SQLException {
        List<Cover> covers = sql.list("SELECT r.cartridge, r.domain, r.first_ordinal, "
                + "r.end_ordinal, r.number FROM runs r JOIN cartridges c ON c.num = r.cartridge "
                + "WHERE r.segment = ? AND c.state IN (" + READABLE + ") "
                + "ORDER BY r.cartridge, r.first_ordinal", Cover::of, row.segment);
        List<Gone> gone = sql.list("SELECT cartridge, place, number FROM gone WHERE place >= ? "
                + "AND place < ? ORDER BY place, cartridge", Gone::of, Place.of(row.segment, 0),
                Place.end(row.segment));
        Map<Integer, List<Gone>> byCartridge = gone.stream()
                .collect(Collectors.groupingBy(Gone::cartridge));
        Pieces.Brush brush = row.pieces.brush();
        brush.paint(0, row.pieces.end(), mask -> mask & (Pieces.STAGED | Pieces.DROPPED));
        for (Cover cover : covers) {
            int bit = row.bit(cover.domain);
            int from = cover.first;
            for (Gone copy : byCartridge.getOrDefault(cover.cartridge, List.of())) {
                if (copy.number > cover.number && copy.ordinal >= from
                        && copy.ordinal < cover.past) {
                    brush.paint(from, copy.ordinal, mask -> mask | bit);
                    from = copy.ordinal + 1;
                }
            }
            brush.paint(from, cover.past, mask -> mask | bit);
        }
        return brush.done();
    }

    /** States in which the copies on a cartridge count: ours, and not given up. */
    private static final String READABLE = CartridgeState.APPENDABLE.ordinal() + ", "
            + CartridgeState.FULL.ordinal() + ", " + CartridgeState.READ_ONLY.ordinal();
}
