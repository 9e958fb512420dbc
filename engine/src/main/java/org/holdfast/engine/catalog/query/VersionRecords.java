package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Nanos;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectKey;

/** Versions and the copies of their blobs. Safe for any thread. */
public final class VersionRecords {
    private static final String SELECT = "SELECT " + ObjectData.COLUMNS + ", b.id, b.name, v.okey, "
            + "v.id, v.number, v.accepted, v.blobs, v.stored, v.live, v.hidden_at, v.standing "
            + "FROM versions v JOIN buckets b ON b.num = ABS(v.live) ";

    private final Database database;

    private record Stored(ObjectData data, UUID bucket, String bucketName, byte[] key,
            UUID version, long number, long accepted, int blobs, long stored, int live,
            Long hidden, int standing) {
        static Stored of(ResultSet r) throws SQLException {
            int n = ObjectData.WIDTH;
            return new Stored(ObjectData.read(r, 1), r.getObject(n + 1, UUID.class),
                    r.getString(n + 2), r.getBytes(n + 3), r.getObject(n + 4, UUID.class),
                    r.getLong(n + 5), r.getLong(n + 6), r.getInt(n + 7), r.getLong(n + 8),
                    r.getInt(n + 9), r.getObject(n + 10, Long.class), r.getInt(n + 11));
        }

        VersionRow row(Sql sql, Standings standings) throws SQLException, IOException {
            return new VersionRow(bucket, bucketName, new ObjectKey(KeyBytes.text(key)), version,
                    number, Nanos.time(accepted), data.complete(sql), blobs, stored, live > 0,
                    Optional.ofNullable(hidden).map(Nanos::time),
                    standings.of(data.place(), blobs, standing), data.place());
        }
    }

    private record BlobPlace(int index, long place, long segmentOffset, long stored) {
        static BlobPlace of(ResultSet r) throws SQLException {
            return new BlobPlace(r.getInt(1), r.getLong(2), r.getLong(3), r.getLong(4));
        }
    }

    /** Asks this database. */
    public VersionRecords(Database database) {
        this.database = database;
    }

    /** An accepted version. */
    public Optional<VersionRow> find(UUID version) throws IOException {
        return database.read(sql -> {
            Optional<Stored> found = sql.first(SELECT + "WHERE v.id = ?", Stored::of, version);
            return found.isEmpty() ? Optional.empty()
                    : Optional.of(found.get().row(sql, new Standings(sql)));
        });
    }

    /** The current version of a key. */
    public Optional<VersionRow> current(UUID bucket, ObjectKey key) throws IOException {
        return database.read(sql -> {
            Optional<Stored> found = sql.first(SELECT + "WHERE v.live = ? AND v.okey = ?",
                    Stored::of, Buckets.number(sql, bucket), key.bytes());
            return found.isEmpty() ? Optional.empty()
                    : Optional.of(found.get().row(sql, new Standings(sql)));
        });
    }

    /**
     * All versions of a key, hidden ones too, the newest first.
     *
     * @param before the last row of the page before
     */
    public List<VersionRow> of(UUID bucket, ObjectKey key, Optional<VersionRow> before, int limit)
            throws IOException {
        Page.checked(limit);
        long number = before.map(VersionRow::number).orElse(Long.MAX_VALUE);
        long place = before.map(VersionRow::place).orElse(Long.MAX_VALUE);
        return database.read(sql -> {
            int live = Buckets.number(sql, bucket);
            Standings standings = new Standings(sql);
            List<VersionRow> rows = new ArrayList<>();
            for (int side : new int[] {live, -live}) {
                for (Stored stored : sql.list(SELECT + "WHERE v.live = ? AND v.okey = ? "
                        + "AND (v.number < ? OR v.number = ? AND v.place < ?) "
                        + "ORDER BY v.number DESC, v.place DESC LIMIT ?", Stored::of, side,
                        key.bytes(), number, number, place, limit)) {
                    rows.add(stored.row(sql, standings));
                }
            }
            rows.sort(java.util.Comparator.comparingLong(VersionRow::number)
                    .thenComparingLong(VersionRow::place).reversed());
            return rows.size() > limit ? List.copyOf(rows.subList(0, limit)) : rows;
        });
    }

    /**
     * Copies of the blobs of a version, by blob and cartridge; those that no longer count too.
     *
     * @param fromBlob the first blob's index
     * @param blobs how many blobs, 1 to {@link Page#MAX_ROWS}
     */
    public List<CopyRow> copies(UUID version, int fromBlob, int blobs) throws IOException {
        Page.checked(blobs);
        return database.read(sql -> {
            Optional<String> plain = plainPath(sql, version);
            List<CopyRow> copies = new ArrayList<>();
            if (plain.isEmpty()) {
                return copies;
            }
            List<BlobPlace> places = sql.list("SELECT 0, place, segment_offset, stored "
                    + "FROM versions WHERE id = ? AND blobs = 1 AND 0 >= ?", BlobPlace::of,
                    version, fromBlob);
            if (places.isEmpty()) {
                places = sql.list("SELECT blob_index, place, segment_offset, stored FROM blobs "
                        + "WHERE version = ? AND blob_index >= ? ORDER BY version, blob_index "
                        + "LIMIT ?", BlobPlace::of, version, fromBlob, blobs);
            }
            for (BlobPlace place : places) {
                copies.addAll(copies(sql, place, plain.get()));
            }
            return copies;
        });
    }

    private static Optional<String> plainPath(Sql sql, UUID version) throws SQLException {
        Optional<String> complete = sql.first("SELECT b.name, v.okey FROM versions v "
                + "JOIN buckets b ON b.num = ABS(v.live) WHERE v.id = ?",
                VersionRecords::path, version);
        return complete.isPresent() ? complete : sql.first("SELECT b.name, p.okey FROM blobs p "
                + "JOIN buckets b ON b.num = p.bucket WHERE p.version = ?", VersionRecords::path,
                version);
    }

    private static String path(ResultSet r) throws SQLException {
        return "/" + r.getString(1) + "/" + KeyBytes.text(r.getBytes(2));
    }

    private record NamedRun(StoredRun stored, Optional<String> path, long goneSince) {
        static NamedRun of(ResultSet r) throws SQLException {
            return new NamedRun(StoredRun.of(r), Optional.ofNullable(r.getString(14)),
                    r.getLong(15));
        }
    }

    private static List<CopyRow> copies(Sql sql, BlobPlace blob, String plain)
            throws SQLException {
        String select = StoredRun.SELECT.replace(" FROM runs", ", n.path, g.number FROM runs");
        int ordinal = Place.ordinal(blob.place);
        List<NamedRun> runs = sql.list(select + "LEFT JOIN names n ON n.cartridge = r.cartridge "
                + "AND n.place = ? LEFT JOIN gone g ON g.cartridge = r.cartridge AND g.place = ? "
                + "WHERE r.segment = ? AND r.first_ordinal <= ? AND r.end_ordinal > ? "
                + "ORDER BY c.barcode, r.number", NamedRun::of, blob.place, blob.place,
                Place.segment(blob.place), ordinal, ordinal);
        List<CopyRow> copies = new ArrayList<>();
        for (NamedRun named : runs) {
            StoredRun run = named.stored;
            Barcode cartridge = run.cartridge();
            copies.add(new CopyRow(blob.index, run.run().segment(), ordinal, cartridge,
                    run.domain(), run.run().blockOf(blob.segmentOffset, run.blockSize()),
                    run.run().byteOf(blob.segmentOffset, run.blockSize()), run.blockSize(),
                    blob.stored, named.path.orElse(plain), run.generation(),
                    run.readable() && run.number() > named.goneSince));
        }
        return copies;
    }
}
