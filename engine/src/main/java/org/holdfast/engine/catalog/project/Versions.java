package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectState;

/** Which versions are current, and everything that is counted with that. */
final class Versions {
    private static final String COLUMNS =
            "SELECT place, live, okey, id, number, size, blobs, standing FROM versions ";

    private final Sql sql;
    private final SegmentBook segments;
    private final FolderTally folders;
    private final ChunkBook chunks;

    /** What is needed of a row to count it. */
    record Counted(long place, int live, byte[] key, UUID id, long number, long size, int blobs,
            int standing) {
        static Counted of(ResultSet r) throws SQLException {
            return new Counted(r.getLong(1), r.getInt(2), r.getBytes(3),
                    r.getObject(4, UUID.class), r.getLong(5), r.getLong(6), r.getInt(7),
                    r.getInt(8));
        }
    }

    Versions(Sql sql, SegmentBook segments, FolderTally folders, ChunkBook chunks) {
        this.sql = sql;
        this.segments = segments;
        this.folders = folders;
        this.chunks = chunks;
    }

    /** The current version of a key. */
    Optional<Counted> current(int bucket, byte[] key) throws SQLException {
        return sql.first(COLUMNS + "WHERE live = ? AND okey = ?", Counted::of, bucket, key);
    }

    /** Versions of a key that are visible but not current. */
    List<Counted> older(int bucket, byte[] key) throws SQLException {
        return sql.list(COLUMNS + "WHERE live = ? AND okey = ? AND hidden_by IS NULL",
                Counted::of, -bucket, key);
    }

    /** How it stands now, as it is counted. */
    ObjectState state(Counted version) throws SQLException, IOException {
        return version.blobs == 1
                ? segments.of(version.place)
                        .standing(Place.ordinal(version.place))
                        .state()
                : Standing.unpack(version.standing).state();
    }

    /** No longer current: superseded or hidden. Whether the key stays counted is the caller's. */
    void retire(Counted version) throws SQLException, IOException {
        folders.count(version.live, KeyBytes.text(version.key), version.size, state(version), -1);
        sql.run("UPDATE versions SET live = ? WHERE place = ?", -version.live, version.place);
        remember(version.place, version.id, version.blobs);
    }

    /** Notes the places of a version that is not current. */
    void remember(long place, UUID id, int blobs) throws SQLException {
        if (blobs == 1) {
            sql.run("INSERT INTO retired VALUES(?, ?)", place, place);
        } else {
            sql.run("INSERT INTO retired SELECT place, ? FROM blobs WHERE version = ?", place, id);
        }
    }

    /** Current again. */
    void revive(Counted version) throws SQLException, IOException {
        int bucket = -version.live;
        folders.count(bucket, KeyBytes.text(version.key), version.size, state(version), 1);
        sql.run("UPDATE versions SET live = ? WHERE place = ?", bucket, version.place);
        if (version.blobs == 1) {
            sql.run("DELETE FROM retired WHERE place = ?", version.place);
        } else {
            sql.run("DELETE FROM retired WHERE place IN (SELECT place FROM blobs "
                    + "WHERE version = ?)", version.id);
        }
    }

    /** A key has a current version from now on ({@code sign} 1), or none any more (-1). */
    void countKey(int bucket, byte[] key, int sign) throws SQLException {
        chunks.count(bucket, key, sign);
    }

    /** How the blobs of a version of several stand together. */
    Standing standing(UUID id) throws SQLException, IOException {
        Standing worst = null;
        for (long place : sql.list("SELECT place FROM blobs WHERE version = ?", r -> r.getLong(1),
                id)) {
            Standing one = segments.of(place)
                    .standing(Place.ordinal(place));
            worst = worst == null ? one : worst.with(one);
        }
        if (worst == null) {
            throw new ProjectionException("version " + id + " has no blobs");
        }
        return worst;
    }

    /** Blobs of a version of several changed: stores how it stands now, if it is complete. */
    void restate(UUID id) throws SQLException, IOException {
        Optional<Counted> found = sql.first(COLUMNS + "WHERE id = ?", Counted::of, id);
        if (found.isEmpty()) {
            return;
        }
        Counted version = found.get();
        Standing now = standing(id);
        Standing before = Standing.unpack(version.standing);
        if (now.equals(before)) {
            return;
        }
        sql.run("UPDATE versions SET standing = ? WHERE place = ?", now.pack(), version.place);
        if (version.live > 0) {
            folders.change(version.live, KeyBytes.text(version.key), before.state(), now.state());
        }
    }
}
