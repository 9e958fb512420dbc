package org.holdfast.engine.api.bench;

/** What a figure counts. */
public enum Unit {
    /** Files, entries, objects a second. */
    A_SECOND(true),
    /** Bytes a second. */
    BYTES_A_SECOND(true),
    /** Seconds. */
    SECONDS(false),
    /** Bytes. */
    BYTES(false),
    /** A number of things. */
    COUNT(false);

    private final boolean moreIsBetter;

    Unit(boolean moreIsBetter) {
        this.moreIsBetter = moreIsBetter;
    }

    /** Whether the larger of two runs is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
