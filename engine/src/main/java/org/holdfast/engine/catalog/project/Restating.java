package org.holdfast.engine.catalog.project;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.holdfast.engine.catalog.form.KeyBytes;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.ObjectState;

/**
 * Blobs of a segment come to stand differently: counts that again.
 *
 * <p>Only ordinals whose state differs are visited, in the order of their places.
 */
final class Restating {
    private static final int PAGE = 4096;

    private final Sql sql;
    private final SegmentBook segments;
    private final FolderTally folders;
    private final Versions versions;

    /** Ordinals that had one set of bits and have another. */
    private record Difference(int first, int past, int before, int now) {}

    private record Inline(long place, int live, byte[] key, long stored) {
        static Inline of(ResultSet r) throws SQLException {
            return new Inline(r.getLong(1), r.getInt(2), r.getBytes(3), r.getLong(4));
        }
    }

    private record Part(long place, UUID version, long stored) {
        static Part of(ResultSet r) throws SQLException {
            return new Part(r.getLong(1), r.getObject(2, UUID.class), r.getLong(3));
        }
    }

    Restating(Sql sql, SegmentBook segments, FolderTally folders, Versions versions) {
        this.sql = sql;
        this.segments = segments;
        this.folders = folders;
        this.versions = versions;
    }

    /** Gives a segment its pieces of now. */
    void change(SegmentRow row, Pieces now) throws SQLException, IOException {
        if (now.equals(row.pieces)) {
            return;
        }
        List<Difference> differences = differences(row.pieces, now);
        row.pieces = now;
        Set<UUID> touched = new LinkedHashSet<>();
        for (Difference difference : differences) {
            ObjectState before = Standing.of(difference.before, row.asked()).state();
            ObjectState after = Standing.of(difference.now, row.asked()).state();
            if (before != after) {
                inline(row, difference, before, after);
            }
            parts(row, difference, before, after, touched);
        }
        segments.touch(row);
        for (UUID version : touched) {
            versions.restate(version);
        }
    }

    private static List<Difference> differences(Pieces before, Pieces now) {
        List<Difference> found = new ArrayList<>();
        before.differences(now, (first, past, oldMask, newMask) ->
                found.add(new Difference(first, past, oldMask, newMask)));
        return found;
    }

    private void inline(SegmentRow row, Difference difference, ObjectState before,
            ObjectState now) throws SQLException {
        long from = Place.of(row.segment, difference.first);
        long end = Place.of(row.segment, difference.past);
        for (List<Inline> page = null; page == null || page.size() == PAGE;) {
            page = sql.list("SELECT place, live, okey, stored FROM versions WHERE place >= ? "
                    + "AND place < ? AND blobs = 1 ORDER BY place LIMIT " + PAGE, Inline::of, from,
                    end);
            for (Inline version : page) {
                waiting(row, before, now, version.stored);
                if (version.live > 0) {
                    folders.change(version.live, KeyBytes.text(version.key), before, now);
                }
                from = version.place + 1;
            }
        }
    }

    private void parts(SegmentRow row, Difference difference, ObjectState before, ObjectState now,
            Set<UUID> touched) throws SQLException {
        long from = Place.of(row.segment, difference.first);
        long end = Place.of(row.segment, difference.past);
        for (List<Part> page = null; page == null || page.size() == PAGE;) {
            page = sql.list("SELECT place, version, stored FROM blobs WHERE place >= ? "
                    + "AND place < ? ORDER BY place LIMIT " + PAGE, Part::of, from, end);
            for (Part part : page) {
                waiting(row, before, now, part.stored);
                touched.add(part.version);
                from = part.place + 1;
            }
        }
    }

    private static void waiting(SegmentRow row, ObjectState before, ObjectState now,
            long stored) {
        int change = (now == ObjectState.STAGED ? 1 : 0) - (before == ObjectState.STAGED ? 1 : 0);
        row.waiting += change;
        row.waitingBytes += change * stored;
    }
}
