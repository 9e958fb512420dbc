package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Nanos;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectKey;

/** Cartridges. Safe for any thread. */
public final class Cartridges {
    private static final String VERSIONS_FOLDER = "/.holdfast-versions/";
    private static final int SEGMENTS = 1024;
    private static final int RETIRED = 1024;

    private final Database database;

    /** Asks this database. */
    public Cartridges(Database database) {
        this.database = database;
    }

    /** A cartridge that some entry names. */
    public Optional<CartridgeRow> find(Barcode barcode) throws IOException {
        return database.read(sql -> sql.first(CartridgeRow.SELECT + "WHERE barcode = ?",
                CartridgeRow::of, barcode.value()));
    }

    /** Cartridges in the order of their labels behind {@code after}; empty: from the first. */
    public List<CartridgeRow> list(String after, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> sql.list(CartridgeRow.SELECT + "WHERE barcode > ? "
                + "ORDER BY barcode LIMIT ?", CartridgeRow::of, after, limit));
    }

    /**
     * Files on a cartridge that its next index should call differently: versions that are no longer
     * current and not among the versions yet, and deleted ones whose time for undoing is over.
     *
     * @param now decides whether that time is over
     * @param after the cursor of the last row before; -1: from the first
     */
    public List<PendingName> pendingNames(Barcode cartridge, Instant now, long after, int limit)
            throws IOException {
        Page.checked(limit);
        return database.read(sql -> new Pending(sql, Copies.number(sql, cartridge), Nanos.of(now),
                limit).from(after + 1));
    }

    private record Retired(long place, UUID bucket, String bucketName, byte[] key, UUID version,
            Long hidden, int undoDays, String path) {
        static Retired of(ResultSet r) throws SQLException {
            return new Retired(r.getLong(1), r.getObject(2, UUID.class), r.getString(3),
                    r.getBytes(4), r.getObject(5, UUID.class), r.getObject(6, Long.class),
                    r.getInt(7), r.getString(8));
        }
    }

    /** One walk over the segments on a cartridge, in the order of places. */
    private static final class Pending {
        private final Sql sql;
        private final int cartridge;
        private final long now;
        private final int limit;
        private final List<PendingName> found = new ArrayList<>();
        private final Set<UUID> seen = new HashSet<>();

        Pending(Sql sql, int cartridge, long now, int limit) {
            this.sql = sql;
            this.cartridge = cartridge;
            this.now = now;
            this.limit = limit;
        }

        List<PendingName> from(long place) throws SQLException {
            long next = Place.segment(place);
            for (List<Long> page = null; page == null || page.size() == SEGMENTS;) {
                page = sql.list("SELECT DISTINCT segment FROM runs WHERE cartridge = ? "
                        + "AND segment >= ? ORDER BY segment LIMIT " + SEGMENTS,
                        r -> r.getLong(1), cartridge, next);
                for (long segment : page) {
                    walk(segment, Math.max(Place.of(segment, 0), place));
                    if (found.size() == limit) {
                        return found;
                    }
                    next = segment + 1;
                }
            }
            return found;
        }

        private void walk(long segment, long first) throws SQLException {
            long from = first;
            for (List<Retired> page = null; page == null || page.size() == RETIRED;) {
                page = sql.list("SELECT t.place, b.id, b.name, v.okey, v.id, v.hidden_at, "
                        + "b.undo_days, n.path FROM retired t "
                        + "JOIN versions v ON v.place = t.holder "
                        + "JOIN buckets b ON b.num = ABS(v.live) "
                        + "LEFT JOIN names n ON n.cartridge = ? AND n.place = t.place "
                        + "LEFT JOIN gone g ON g.cartridge = ? AND g.place = t.place "
                        + "WHERE t.place >= ? AND t.place < ? AND EXISTS(SELECT 1 FROM runs r "
                        + "WHERE r.cartridge = ? AND r.segment = ? "
                        + "AND r.first_ordinal <= t.place - ? AND r.end_ordinal > t.place - ? "
                        + "AND r.number > COALESCE(g.number, 0)) "
                        + "ORDER BY t.place LIMIT " + RETIRED, Retired::of, cartridge, cartridge,
                        from, Place.end(segment), cartridge, segment, Place.of(segment, 0),
                        Place.of(segment, 0));
                for (Retired retired : page) {
                    take(retired);
                    if (found.size() == limit) {
                        return;
                    }
                    from = retired.place + 1;
                }
            }
        }

        private void take(Retired retired) {
            String path = retired.path != null ? retired.path
                    : "/" + retired.bucketName + "/" + KeyBytes.text(retired.key);
            boolean drop = retired.hidden != null && now - retired.hidden
                    >= Duration.ofDays(retired.undoDays).toNanos();
            boolean moved = retired.path != null && retired.path.contains(VERSIONS_FOLDER);
            if ((drop || !moved) && seen.add(retired.version)) {
                found.add(new PendingName(drop ? PendingName.Change.DROP : PendingName.Change.MOVE,
                        retired.bucket, retired.bucketName,
                        new ObjectKey(KeyBytes.text(retired.key)), retired.version, path,
                        retired.place));
            }
        }
    }
}
