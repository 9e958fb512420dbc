package org.holdfast.app.library.floor;

/** How much of a slot is drawn, by its width. */
public enum Detail {
    /** A flat cell, under 8 pixels. */
    FLAT,
    /** Outline and fill, under 24 pixels. */
    OUTLINE,
    /** Outline, fill and number. */
    LABEL;

    private static final double OUTLINE_FROM = 8;
    private static final double LABEL_FROM = 24;

    /** The level for slots of a width in pixels. */
    public static Detail of(double slotWidth) {
        return slotWidth < OUTLINE_FROM ? FLAT : slotWidth < LABEL_FROM ? OUTLINE : LABEL;
    }
}
