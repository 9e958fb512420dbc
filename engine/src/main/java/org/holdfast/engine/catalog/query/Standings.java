package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Place;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.catalog.sql.Sql;

/** How versions stand, for the rows of one answer. */
final class Standings {
    private final Sql sql;
    private final Map<Long, Segment> segments = new HashMap<>();

    private record Segment(Pieces pieces, int asked) {}

    Standings(Sql sql) {
        this.sql = sql;
    }

    /** Of a version row: {@code stored} stands in the row when it has several blobs. */
    Standing of(long place, int blobs, int stored) throws SQLException, IOException {
        return blobs == 1 ? of(place) : Standing.unpack(stored);
    }

    /** Of one blob. */
    Standing of(long place) throws SQLException, IOException {
        long number = Place.segment(place);
        Segment segment = segments.get(number);
        if (segment == null) {
            segment = sql.first("SELECT pieces, asked FROM segments WHERE segment = ?",
                    r -> new Segment(Pieces.decode(r.getBytes(1)), r.getInt(2)), number)
                    .orElseThrow(() -> new IOException("catalog lacks segment " + number));
            segments.put(number, segment);
        }
        return Standing.of(segment.pieces.mask(Place.ordinal(place)), segment.asked);
    }
}
