package org.holdfast.engine.catalog.query;

/** The limit of every answer. */
public final class Page {
    /** The most rows one call gives. */
    public static final int MAX_ROWS = 10_000;

    private Page() {}

    /**
     * Checks a limit.
     *
     * @throws IllegalArgumentException when it is not 1 to {@link #MAX_ROWS}
     */
    static int checked(int limit) {
        if (limit < 1 || limit > MAX_ROWS) {
            throw new IllegalArgumentException("limit " + limit);
        }
        return limit;
    }
}
