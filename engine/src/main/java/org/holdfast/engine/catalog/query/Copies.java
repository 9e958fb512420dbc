package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;

/** Runs of copies on cartridges. Safe for any thread. */
public final class Copies {
    private final Database database;

    /**
     * A copy that no longer counts, in every run counted before {@code number}.
     *
     * @param cartridge the cartridge
     * @param ordinal the blob
     * @param number the ledger entry that said so
     * @param dropped its name was taken from the index; else it could not be read
     * @param reason a failure code, empty for dropped ones
     */
    public record Gone(Barcode cartridge, int ordinal, long number, boolean dropped,
            String reason) {}

    /** Asks this database. */
    public Copies(Database database) {
        this.database = database;
    }

    /** Runs of a segment on all cartridges, by first ordinal and barcode. */
    public List<StoredRun> ofSegment(long segment, int fromOrdinal, int limit)
            throws IOException {
        Page.checked(limit);
        return database.read(sql -> sql.list(StoredRun.SELECT + "WHERE r.segment = ? "
                + "AND r.first_ordinal >= ? ORDER BY r.first_ordinal, c.barcode, r.number LIMIT ?",
                StoredRun::of, segment, fromOrdinal, limit));
    }

    /**
     * Runs on a cartridge by segment, ordinal and entry.
     *
     * @param afterSegment the segment, first ordinal and entry of the last run before; 0, 0, 0:
     *     from the first
     */
    public List<StoredRun> onCartridge(Barcode cartridge, long afterSegment, int afterOrdinal,
            long afterNumber, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> sql.list(StoredRun.SELECT + "WHERE r.cartridge = ? "
                + "AND r.segment >= ? AND (r.segment > ? OR r.first_ordinal > ? "
                + "OR r.first_ordinal = ? AND r.number > ?) ORDER BY r.cartridge, r.segment, "
                + "r.first_ordinal, r.number LIMIT ?", StoredRun::of, number(sql, cartridge),
                afterSegment, afterSegment, afterOrdinal, afterOrdinal, afterNumber, limit));
    }

    /** Paths other than the plain one, by ordinal, of a segment's blobs on a cartridge. */
    public SortedMap<Integer, String> names(Barcode cartridge, long segment, int fromOrdinal,
            int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> {
            SortedMap<Integer, String> names = new TreeMap<>();
            for (Map.Entry<Integer, String> name : sql.list("SELECT place, path FROM names "
                    + "WHERE cartridge = ? AND place >= ? AND place < ? "
                    + "ORDER BY cartridge, place LIMIT ?",
                    r -> Map.entry(Place.ordinal(r.getLong(1)), r.getString(2)),
                    number(sql, cartridge), Place.of(segment, fromOrdinal), Place.end(segment),
                    limit)) {
                names.put(name.getKey(), name.getValue());
            }
            return Collections.unmodifiableSortedMap(names);
        });
    }

    /** Copies of a segment's blobs that no longer count, by ordinal. */
    public List<Gone> gone(long segment, int fromOrdinal, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> sql.list("SELECT c.barcode, g.place, g.number, g.dropped, "
                + "g.reason FROM gone g JOIN cartridges c ON c.num = g.cartridge "
                + "WHERE g.place >= ? AND g.place < ? ORDER BY g.place, g.cartridge LIMIT ?",
                r -> new Gone(new Barcode(r.getString(1)), Place.ordinal(r.getLong(2)),
                        r.getLong(3), r.getBoolean(4), r.getString(5)),
                Place.of(segment, fromOrdinal), Place.end(segment), limit));
    }

    /** The short number of a cartridge; 0, which no row has, when it is unknown. */
    static int number(Sql sql, Barcode cartridge) throws java.sql.SQLException {
        return (int) sql.number("SELECT num FROM cartridges WHERE barcode = ?",
                cartridge.value());
    }
}
