package org.holdfast.engine.api.bench;

/**
 * What a figure should reach.
 *
 * @param ratio compared with its control, or by itself
 * @param atLeast or at most
 * @param value in the figure's unit, or the ratio
 */
public record Target(boolean ratio, boolean atLeast, double value) {
    static Target ratio(double atLeast) {
        return new Target(true, true, atLeast);
    }

    static Target atLeast(double value) {
        return new Target(false, true, value);
    }

    static Target atMost(double value) {
        return new Target(false, false, value);
    }

    /** Whether a value reaches it. */
    public boolean met(double reached) {
        return atLeast ? reached >= value : reached <= value;
    }
}
