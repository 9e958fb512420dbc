package org.holdfast.engine.catalog.query;

import java.sql.SQLException;
import java.util.Optional;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.sql.Sql;

/** One search for a row of a listing by its index; every row on the way is counted, not read. */
final class RowSearch {
    /** So few keys are counted one by one; more are counted by chunks. */
    private static final int FEW = 512;

    private final Sql sql;
    private final int bucket;
    private final byte[] prefix;
    private final byte[] end;

    private record Folder(byte[] path, long objects) {}

    RowSearch(Sql sql, int bucket, byte[] prefix) {
        this.sql = sql;
        this.bucket = bucket;
        this.prefix = prefix;
        this.end = KeyBytes.behind(prefix);
    }

    RowAt find(Objects.Depth depth, long index) throws SQLException {
        return switch (depth) {
            case ALL -> among(prefix, end, Optional.empty(), 0, index);
            case FOLDER -> withFolders(index);
        };
    }

    /** Rows that are objects, from {@code from} on, of which {@code passed} rows come before. */
    private RowAt among(byte[] from, byte[] to, Optional<String> before, long passed,
            long index) throws SQLException {
        long first = Objects.position(sql, bucket, from);
        long rows = Math.min(index - passed, Objects.position(sql, bucket, to) - first);
        return new RowAt(rows == 0 ? before : Objects.keyAt(sql, bucket, first + rows - 1)
                .map(key -> key.value()), passed + rows);
    }

    private RowAt withFolders(long index) throws SQLException {
        byte[] at = prefix;
        Optional<String> last = Optional.empty();
        long passed = 0;
        for (;;) {
            Optional<Folder> folder = folderFrom(at == prefix ? KeyBytes.after(prefix) : at);
            byte[] to = folder.map(Folder::path).orElse(end);
            long objects = passed == index ? 0 : count(at, to);
            if (folder.isEmpty() || passed + objects >= index) {
                return among(at, to, last, passed, index);
            }
            passed += objects + 1;
            last = Optional.of(KeyBytes.text(folder.get().path()));
            at = KeyBytes.behind(folder.get().path());
        }
    }

    /** The first from there on is one directly below the prefix: what is in it comes behind it. */
    private Optional<Folder> folderFrom(byte[] from) throws SQLException {
        return sql.first("SELECT path, objects FROM folders WHERE bucket = ? AND path >= ? "
                + "AND path < ? ORDER BY bucket, path LIMIT 1",
                r -> new Folder(r.getBytes(1), r.getLong(2)), bucket, from, end);
    }

    private long count(byte[] from, byte[] to) throws SQLException {
        long few = sql.number("SELECT COUNT(*) FROM (SELECT okey FROM versions WHERE live = ? "
                + "AND okey >= ? AND okey < ? ORDER BY live, okey LIMIT ?)", bucket, from, to,
                FEW + 1);
        return few <= FEW ? few : Objects.position(sql, bucket, to)
                - Objects.position(sql, bucket, from);
    }
}
