package org.holdfast.app.library.floor;

/**
 * One thing in a library: which kind, and which of its kind by the order of addresses.
 *
 * @param index from 0
 */
public record Spot(Kind kind, int index) {
    /** What stands in a library. */
    public enum Kind { SLOT, DRIVE, MAIL_SLOT, ROBOT }

    /** Refuses what cannot be. */
    public Spot {
        if (index < 0) {
            throw new IllegalArgumentException(kind + " " + index);
        }
    }

    /** A slot. */
    public static Spot slot(int index) {
        return new Spot(Kind.SLOT, index);
    }

    /** A drive. */
    public static Spot drive(int index) {
        return new Spot(Kind.DRIVE, index);
    }

    /** A mail slot. */
    public static Spot mailSlot(int index) {
        return new Spot(Kind.MAIL_SLOT, index);
    }

    /** Whether it is a slot. */
    public boolean isSlot() {
        return kind == Kind.SLOT;
    }
}
