package org.holdfast.engine.catalog.project;

import java.util.List;
import org.holdfast.engine.catalog.form.Pieces;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.model.ObjectState;

/** One segment in the writer's memory. */
final class SegmentRow {
    static final int WAITING = 0;
    static final int EVICTABLE = 1;
    static final int EVICTED = 2;

    final long segment;
    final List<String> domains;
    Pieces pieces;
    long bytes;
    boolean evicted;
    int waiting;
    long waitingBytes;
    /** Bits of the domains that have a row in {@code gaps}. */
    int storedGaps;
    boolean stored;

    SegmentRow(long segment, List<String> domains, Pieces pieces) {
        this.segment = segment;
        this.domains = domains;
        this.pieces = pieces;
    }

    int asked() {
        return domains.size();
    }

    Standing standing(int ordinal) {
        return Standing.of(pieces.mask(ordinal), asked());
    }

    /** The bit of a copy in a domain. */
    int bit(String domain) {
        int at = domains.indexOf(domain);
        return at >= 0 ? 1 << at : Pieces.OTHER;
    }

    int phase() {
        if (evicted) {
            return EVICTED;
        }
        return waiting == 0 ? EVICTABLE : WAITING;
    }

    /** Bits of the domains that lack a copy which could still be made from somewhere. */
    int gaps() {
        int[] gaps = {0};
        int all = (1 << asked()) - 1;
        pieces.each((first, past, mask) -> {
            if (mask != 0 && (mask & Pieces.DROPPED) == 0) {
                gaps[0] |= all & ~mask;
            }
        });
        return gaps[0];
    }

    /** Whether a blob of these bits waits on the staging device for its copies. */
    boolean waits(int mask) {
        return Standing.of(mask, asked()).state() == ObjectState.STAGED;
    }
}
