package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/**
 * Current objects in the order of their keys. Safe for any thread.
 *
 * <p>A prefix is compared byte by byte; it has no wildcards.
 */
public final class Objects {
    private static final int FIRST_FETCH = 128;
    private static final int FETCH_AFTER_FOLDER = 2;
    private static final int CHUNKS = 4096;

    private final Database database;

    /** How deep a listing looks. */
    public enum Depth {
        /** Every object below the prefix. */
        ALL,
        /** Objects with no further slash behind the prefix, and the folders of the others. */
        FOLDER
    }

    private record Found(byte[] key, long place, UUID version, long size, Instant modified,
            Metadata.Kind kind, int blobs, int standing) {
        static Found of(ResultSet r) throws SQLException {
            return new Found(r.getBytes(1), r.getLong(2), r.getObject(3, UUID.class),
                    r.getLong(4), Instant.ofEpochSecond(r.getLong(5), r.getInt(6)),
                    Metadata.Kind.values()[r.getInt(7)], r.getInt(8), r.getInt(9));
        }
    }

    /** Asks this database. */
    public Objects(Database database) {
        this.database = database;
    }

    /**
     * Objects and folders whose names begin with {@code prefix}, behind {@code after}.
     *
     * @param after the name of the last row before; empty: from the first
     * @param limit 1 to {@link Page#MAX_ROWS}
     */
    public List<ListRow> list(UUID bucket, String prefix, Depth depth, Optional<String> after,
            int limit) throws IOException {
        Page.checked(limit);
        byte[] start = KeyBytes.of(prefix);
        byte[] from = start;
        if (after.isPresent()) {
            byte[] last = KeyBytes.of(after.get());
            byte[] folder = depth == Depth.FOLDER && KeyBytes.begins(last, start)
                    ? KeyBytes.folder(last, start.length) : null;
            byte[] behind = folder == null ? KeyBytes.after(last) : KeyBytes.behind(folder);
            from = Arrays.compareUnsigned(behind, start) > 0 ? behind : start;
        }
        byte[] first = from;
        return database.read(sql -> {
            int number = Buckets.number(sql, bucket);
            return new Listing(sql, number, start, depth, limit).from(first);
        });
    }

    /**
     * Keys that begin with {@code prefix} and have versions that are hidden, behind {@code after}.
     *
     * @param limit 1 to {@link Page#MAX_ROWS}
     */
    public List<ObjectKey> hidden(UUID bucket, String prefix, Optional<String> after, int limit)
            throws IOException {
        Page.checked(limit);
        byte[] start = KeyBytes.of(prefix);
        byte[] from = after.map(last -> KeyBytes.after(KeyBytes.of(last))).orElse(start);
        return database.read(sql -> sql.list("SELECT DISTINCT okey FROM versions WHERE live = ? "
                + "AND okey >= ? AND okey < ? AND hidden_by IS NOT NULL ORDER BY okey LIMIT ?",
                r -> new ObjectKey(KeyBytes.text(r.getBytes(1))),
                -Buckets.number(sql, bucket), from, KeyBytes.behind(start), limit));
    }

    /** One listing under way. */
    private static final class Listing {
        private final Sql sql;
        private final int bucket;
        private final byte[] prefix;
        private final byte[] end;
        private final Depth depth;
        private final int limit;
        private final Standings standings;
        private final List<ListRow> rows = new ArrayList<>();
        private byte[] next;
        private int fetch;

        Listing(Sql sql, int bucket, byte[] prefix, Depth depth, int limit) {
            this.sql = sql;
            this.bucket = bucket;
            this.prefix = prefix;
            this.end = KeyBytes.behind(prefix);
            this.depth = depth;
            this.limit = limit;
            this.standings = new Standings(sql);
        }

        List<ListRow> from(byte[] first) throws SQLException, IOException {
            next = first;
            fetch = depth == Depth.ALL ? limit : FIRST_FETCH;
            while (rows.size() < limit) {
                int asked = Math.min(fetch, limit - rows.size());
                fetch = Math.min(Page.MAX_ROWS, 2 * fetch);
                List<Found> found = sql.list("SELECT okey, place, id, size, mtime, mtime_nano, "
                        + "kind, blobs, standing FROM versions WHERE live = ? AND okey >= ? "
                        + "AND okey < ? ORDER BY live, okey LIMIT ?", Found::of, bucket, next,
                        end, asked);
                for (Found object : found) {
                    take(object);
                }
                if (found.size() < asked) {
                    break;
                }
            }
            return rows;
        }

        private void take(Found object) throws SQLException, IOException {
            if (Arrays.compareUnsigned(object.key, next) < 0) {
                return;
            }
            byte[] folder = depth == Depth.FOLDER ? KeyBytes.folder(object.key, prefix.length)
                    : null;
            if (folder == null) {
                rows.add(new ListRow.ObjectRow(KeyBytes.text(object.key), object.version,
                        object.size, object.modified, object.kind,
                        standings.of(object.place, object.blobs, object.standing)));
                next = KeyBytes.after(object.key);
            } else {
                rows.add(new ListRow.FolderRow(KeyBytes.text(folder),
                        counters(sql, bucket, folder)));
                // whatever else is in the folder is jumped over, not read
                next = KeyBytes.behind(folder);
                fetch = FETCH_AFTER_FOLDER;
            }
        }
    }

    private static Optional<Counters> counters(Sql sql, int bucket, byte[] folder)
            throws SQLException {
        return sql.first("SELECT " + Counters.COLUMNS + " FROM folders WHERE bucket = ? "
                + "AND path = ?", r -> Counters.read(r, 1), bucket, folder);
    }

    /**
     * Totals of a folder, its path ending in a slash, or of the bucket for an empty path; empty
     * when there is no such folder or it is more than 64 deep.
     */
    public Optional<Counters> folder(UUID bucket, String path) throws IOException {
        return database.read(sql ->
                counters(sql, Buckets.number(sql, bucket), KeyBytes.of(path)));
    }

    /** The current key at a position from 0 in the order of all keys of the bucket. */
    public Optional<ObjectKey> keyAt(UUID bucket, long position) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position);
        }
        return database.read(sql -> keyAt(sql, Buckets.number(sql, bucket), position));
    }

    private record Chunk(byte[] first, int members) {
        static Chunk of(ResultSet r) throws SQLException {
            return new Chunk(r.getBytes(1), r.getInt(2));
        }
    }

    static Optional<ObjectKey> keyAt(Sql sql, int bucket, long position)
            throws SQLException {
        long before = 0;
        byte[] from = new byte[0];
        for (List<Chunk> page = null; page == null || page.size() == CHUNKS;) {
            page = sql.list("SELECT first_key, members FROM chunks WHERE bucket = ? "
                    + "AND first_key >= ? ORDER BY bucket, first_key LIMIT " + CHUNKS, Chunk::of,
                    bucket, from);
            for (Chunk chunk : page) {
                if (position < before + chunk.members) {
                    List<byte[]> keys = sql.list("SELECT okey FROM versions WHERE live = ? "
                            + "AND okey >= ? ORDER BY live, okey LIMIT ?", r -> r.getBytes(1),
                            bucket, chunk.first, position - before + 1);
                    return Optional.of(new ObjectKey(KeyBytes.text(keys.getLast())));
                }
                before += chunk.members;
                from = KeyBytes.after(chunk.first);
            }
        }
        return Optional.empty();
    }

    /** How many current keys of the bucket come before {@code key}, which need not be there. */
    public long positionOf(UUID bucket, String key) throws IOException {
        byte[] bytes = KeyBytes.of(key);
        return database.read(sql -> {
            return position(sql, Buckets.number(sql, bucket), bytes);
        });
    }

    static long position(Sql sql, int number, byte[] bytes) throws SQLException {
        Optional<byte[]> chunk = sql.first("SELECT first_key FROM chunks WHERE bucket = ? "
                + "AND first_key <= ? ORDER BY bucket DESC, first_key DESC LIMIT 1",
                r -> r.getBytes(1), number, bytes);
        if (chunk.isEmpty()) {
            return 0L;
        }
        return sql.number("SELECT SUM(members) FROM chunks WHERE bucket = ? "
                + "AND first_key < ?", number, chunk.get())
                + sql.number("SELECT COUNT(*) FROM versions WHERE live = ? AND okey >= ? "
                        + "AND okey < ?", number, chunk.get(), bytes);
    }

    /**
     * Where a listing goes on so that its first row is that of {@code index}, from 0.
     *
     * <p>Of a flat listing in two short reads; of one with folders in two for each folder before.
     */
    public RowAt rowAt(UUID bucket, String prefix, Depth depth, long index) throws IOException {
        if (index < 0) {
            throw new IllegalArgumentException("index " + index);
        }
        return database.read(sql -> new RowSearch(sql, Buckets.number(sql, bucket),
                KeyBytes.of(prefix)).find(depth, index));
    }
}
