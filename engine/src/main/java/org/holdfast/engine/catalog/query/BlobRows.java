package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.ObjectKey;

/** Reads the blobs of segments, those in {@code versions} and those in {@code blobs}. */
final class BlobRows {
    private static final HexFormat HEX = HexFormat.of();
    private static final String INLINE = "SELECT " + ObjectData.COLUMNS + ", b.id, b.name, "
            + "v.okey, v.id, v.segment_offset, v.stored, v.live FROM versions v "
            + "JOIN buckets b ON b.num = ABS(v.live) ";
    private static final String PARTS = "SELECT " + ObjectData.COLUMNS + ", b.id, b.name, p.okey, "
            + "p.version, p.segment_offset, p.stored, v.live, p.place, p.blob_index, "
            + "p.blob_offset, p.length, p.sha256 FROM blobs p "
            + "JOIN buckets b ON b.num = p.bucket LEFT JOIN versions v ON v.id = p.version ";

    private BlobRows() {}

    private record Common(ObjectData data, UUID bucket, String bucketName, ObjectKey key,
            UUID version, long segmentOffset, long stored, int live) {
        static Common of(ResultSet r) throws SQLException {
            int n = ObjectData.WIDTH;
            return new Common(ObjectData.read(r, 1), r.getObject(n + 1, UUID.class),
                    r.getString(n + 2), new ObjectKey(KeyBytes.text(r.getBytes(n + 3))),
                    r.getObject(n + 4, UUID.class), r.getLong(n + 5), r.getLong(n + 6),
                    r.getInt(n + 7));
        }

        BlobRow inline(Sql sql) throws SQLException, IOException {
            Optional<Complete> object = Optional.of(data.complete(sql));
            AcceptedBlob blob = new AcceptedBlob(bucket, key, version,
                    Place.ordinal(data.place()), segmentOffset, stored, 0, 0, data.size(),
                    HEX.formatHex(data.sha256()), object);
            return new BlobRow(blob, bucketName, live > 0, object);
        }
    }

    private record Part(Common common, long place, int index, long offset, long length,
            byte[] sha256) {
        static Part of(ResultSet r) throws SQLException {
            int n = ObjectData.WIDTH + 7;
            return new Part(Common.of(r), r.getLong(n + 1), r.getInt(n + 2), r.getLong(n + 3),
                    r.getLong(n + 4), r.getBytes(n + 5));
        }

        BlobRow row(Sql sql) throws SQLException, IOException {
            // without a version there are only NULLs: live is then 0, which no row has
            Optional<Complete> object = common.live == 0 ? Optional.empty()
                    : Optional.of(common.data.complete(sql));
            AcceptedBlob blob = new AcceptedBlob(common.bucket, common.key, common.version,
                    Place.ordinal(place), common.segmentOffset, common.stored, index, offset,
                    length, HEX.formatHex(sha256),
                    object.filter(o -> common.data.place() == place));
            return new BlobRow(blob, common.bucketName, common.live > 0, object);
        }
    }

    /**
     * Blobs of a segment from an ordinal on, in order.
     *
     * @param only a condition on the version {@code v} behind AND, with its values
     */
    static List<BlobRow> list(Sql sql, long segment, int fromOrdinal, int limit, String only,
            Object... values) throws SQLException, IOException {
        Object[] bound = new Object[values.length + 3];
        bound[0] = Place.of(segment, fromOrdinal);
        bound[1] = Place.end(segment);
        System.arraycopy(values, 0, bound, 2, values.length);
        bound[bound.length - 1] = limit;
        List<BlobRow> rows = new ArrayList<>();
        for (Common inline : sql.list(INLINE + "WHERE v.place >= ? AND v.place < ? "
                + "AND v.blobs = 1 " + only + "ORDER BY v.place LIMIT ?", Common::of, bound)) {
            rows.add(inline.inline(sql));
        }
        for (Part part : sql.list(PARTS + "WHERE p.place >= ? AND p.place < ? " + only
                + "ORDER BY p.place LIMIT ?", Part::of, bound)) {
            rows.add(part.row(sql));
        }
        rows.sort(Comparator.comparingInt(row -> row.blob().ordinal()));
        return rows.size() > limit ? List.copyOf(rows.subList(0, limit)) : rows;
    }
}
