package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectKey;

/** The objects that a restore asks for, in the order of segments. Safe for any thread. */
public final class Selections {
    private final Database database;

    /**
     * Which current objects, or which version.
     *
     * @param bucket the bucket
     * @param name a key, or what keys begin with
     * @param exact whether it is a key
     * @param version this version of the key, whether it is current or not
     */
    public record Selection(UUID bucket, String name, boolean exact, Optional<UUID> version) {
        /** One object. */
        public static Selection of(UUID bucket, ObjectKey key) {
            return new Selection(bucket, key.value(), true, Optional.empty());
        }

        /** One version of an object, which is not checked to be one of it. */
        public static Selection of(UUID bucket, ObjectKey key, UUID version) {
            return new Selection(bucket, key.value(), true, Optional.of(version));
        }

        /** All whose keys begin with {@code prefix}; empty: the whole bucket. */
        public static Selection under(UUID bucket, String prefix) {
            return new Selection(bucket, prefix, false, Optional.empty());
        }

        private byte[] first() {
            return KeyBytes.of(name);
        }

        private byte[] end() {
            return exact ? KeyBytes.after(first()) : KeyBytes.behind(first());
        }
    }

    /**
     * What a selection has in a segment.
     *
     * @param segment the segment
     * @param blobs how many blobs of it
     * @param bytes their stored bytes
     */
    public record Part(long segment, long blobs, long bytes) {
        static Part of(ResultSet r) throws SQLException {
            return new Part(r.getLong(1), r.getLong(2), r.getLong(3));
        }

        private Part plus(Part other) {
            return new Part(segment, blobs + other.blobs, bytes + other.bytes);
        }
    }

    /** Asks this database. */
    public Selections(Database database) {
        this.database = database;
    }

    /** Segments behind {@code after} with blobs of the selection; each page reads all of it. */
    public List<Part> segments(Selection selection, long after, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> {
            TreeMap<Long, Part> parts = new TreeMap<>();
            String range = selection.version.isPresent() ? "WHERE v.id = ? "
                    : "WHERE v.live = ? AND v.okey >= ? AND v.okey < ? ";
            List<Object> bound = new ArrayList<>(bound(sql, selection));
            bound.add(Place.end(after));
            bound.add(limit);
            for (String source : new String[] {
                "v.place / 2147483648 AS part, v.stored AS bytes FROM versions v "
                        + range + "AND v.blobs = 1 AND v.place >= ?",
                "p.place / 2147483648 AS part, p.stored AS bytes FROM versions v "
                        + "JOIN blobs p ON p.version = v.id " + range
                        + "AND v.blobs > 1 AND p.place >= ?"}) {
                for (Part part : sql.list("SELECT part, COUNT(*), SUM(bytes) FROM (SELECT "
                        + source + ") GROUP BY part ORDER BY part LIMIT ?", Part::of,
                        bound.toArray())) {
                    parts.merge(part.segment, part, Part::plus);
                }
            }
            return parts.values().stream().limit(limit).toList();
        });
    }

    /** Blobs of the selection in a segment, from an ordinal on, in order. */
    public List<BlobRow> blobs(Selection selection, long segment, int fromOrdinal, int limit)
            throws IOException {
        Page.checked(limit);
        return database.read(sql -> {
            if (selection.version.isPresent()) {
                return BlobRows.list(sql, segment, fromOrdinal, limit, "AND v.id = ? ",
                        selection.version.get());
            }
            // the sum keeps the database from walking the keys: the segment is the shorter way
            return BlobRows.list(sql, segment, fromOrdinal, limit,
                    "AND v.live + 0 = ? AND v.okey >= ? AND v.okey < ? ",
                    bound(sql, selection).toArray());
        });
    }

    private static List<Object> bound(Sql sql, Selection selection) throws SQLException {
        return selection.version.isPresent() ? List.of(selection.version.get())
                : List.of(Buckets.number(sql, selection.bucket), selection.first(),
                        selection.end());
    }
}
