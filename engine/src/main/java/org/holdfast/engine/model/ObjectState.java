package org.holdfast.engine.model;

/**
 * How an object version stands, the worst first: one badge shows the worst that applies.
 *
 * <p>The order of the constants is the order of the badge.
 */
public enum ObjectState {
    /** A blob of it can be read nowhere. */
    LOST,
    /** Fewer copies than promised and no staged bytes to make them from, but all of it readable. */
    DEGRADED,
    /** Bytes are on their way back from a cartridge. */
    RESTORING,
    /** Accepted: what lacks a copy is on the staging device. */
    STAGED,
    /** Copies are being written. */
    WRITING,
    /** Readable copies are only on cartridges outside every library. */
    AWAY,
    /** A counting copy of every blob for every rule of the policy. */
    SAFE;

    /** The worse of two. */
    public ObjectState worse(ObjectState other) {
        return ordinal() <= other.ordinal() ? this : other;
    }
}
