package org.holdfast.engine.catalog.form;

import org.holdfast.engine.model.ObjectState;

/**
 * How a blob or a version stands.
 *
 * @param state LOST, DEGRADED, STAGED or SAFE; the others are not the ledger's to know
 * @param counted rules of the policy that have a counting copy; of several blobs the least
 * @param asked rules of the policy
 */
public record Standing(ObjectState state, int counted, int asked) {
    private static final int COUNT_BITS = 8;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

    /** Of a blob, from its bits in {@link Pieces}. */
    public static Standing of(int mask, int asked) {
        int rules = mask & (1 << asked) - 1;
        boolean dropped = (mask & Pieces.DROPPED) != 0;
        int counted = Integer.bitCount(rules);
        ObjectState state;
        if (counted == asked) {
            state = ObjectState.SAFE;
        } else if ((mask & Pieces.STAGED) != 0 && !dropped) {
            state = ObjectState.STAGED;
        } else {
            state = (mask & ~Pieces.DROPPED & ~Pieces.STAGED) == 0 ? ObjectState.LOST
                    : ObjectState.DEGRADED;
        }
        return new Standing(state, counted, asked);
    }

    /** Of two blobs together. */
    public Standing with(Standing other) {
        boolean less = counted - asked < other.counted - other.asked;
        Standing fewer = less ? this : other;
        return new Standing(state.worse(other.state), fewer.counted, fewer.asked);
    }

    /** As one number. */
    public int pack() {
        return (state.ordinal() << COUNT_BITS | counted) << COUNT_BITS | asked;
    }

    /** From {@link #pack}. */
    public static Standing unpack(int packed) {
        return new Standing(ObjectState.values()[packed >>> 2 * COUNT_BITS],
                packed >>> COUNT_BITS & COUNT_MASK, packed & COUNT_MASK);
    }
}
