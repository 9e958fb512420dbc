package org.holdfast.app.buckets;

/**
 * Where the columns of a row are, in pixels. A narrow list gives up when a file was changed, then
 * its size; never its name or its state.
 *
 * @param size the left edge; that of {@code changed} when it is not shown
 * @param changed the left edge; that of {@code state} when it is not shown
 * @param state the left edge
 * @param end the right edge of all
 */
record Columns(double size, double changed, double state, double end) {
    private static final double SIZE = 92;
    private static final double CHANGED = 164;
    private static final double STATE = 276;
    private static final double NAME = 200;
    private static final double INSET = 16;

    /** The columns of a list of a width. */
    static Columns of(double width) {
        double end = width - INSET;
        double state = end - Math.min(STATE, Math.max(0, end) / 2);
        double changed = state - CHANGED - SIZE >= NAME ? state - CHANGED : state;
        double size = changed - SIZE >= NAME / 2 ? changed - SIZE : changed;
        return new Columns(size, changed, state, end);
    }

    /** The left edge of names. */
    double name() {
        return INSET;
    }

    /** Whether there is room for sizes. */
    boolean hasSize() {
        return changed > size;
    }

    /** Whether there is room for times. */
    boolean hasChanged() {
        return state > changed;
    }
}
