package org.holdfast.engine.catalog.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.holdfast.engine.model.ObjectState;

/**
 * Totals over current objects.
 *
 * @param objects how many
 * @param bytes their lengths
 * @param lost how many of them are lost
 * @param degraded how many are degraded
 * @param staged how many wait for copies
 */
public record Counters(long objects, long bytes, long lost, long degraded, long staged) {
    /** Nothing. */
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0);
    static final String COLUMNS = "objects, bytes, lost, degraded, staged";

    static Counters read(ResultSet r, int first) throws SQLException {
        return new Counters(r.getLong(first), r.getLong(first + 1), r.getLong(first + 2),
                r.getLong(first + 3), r.getLong(first + 4));
    }

    /** Objects that are not safe. */
    public long notSafe() {
        return lost + degraded + staged;
    }

    /** How many of them are in the worst state. */
    public long inWorst() {
        return switch (worst()) {
            case LOST -> lost;
            case DEGRADED -> degraded;
            case STAGED -> staged;
            case RESTORING, WRITING, AWAY, SAFE -> objects;
        };
    }

    /** The worst state among them; safe when there are none. */
    public ObjectState worst() {
        if (lost > 0) {
            return ObjectState.LOST;
        }
        if (degraded > 0) {
            return ObjectState.DEGRADED;
        }
        return staged > 0 ? ObjectState.STAGED : ObjectState.SAFE;
    }
}
