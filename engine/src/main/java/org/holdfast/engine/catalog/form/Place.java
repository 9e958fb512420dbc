package org.holdfast.engine.catalog.form;

/** The staging place of a blob as one number: the segment above 31 bits of ordinal. */
public final class Place {
    private static final int ORDINAL_BITS = 31;
    /** The highest segment number: 2^32 - 2. */
    public static final long MAX_SEGMENT = (1L << 32) - 2;

    private Place() {}

    /** The place of an ordinal; {@code segment} 0 to {@link #MAX_SEGMENT}. */
    public static long of(long segment, int ordinal) {
        if (segment < 0 || segment > MAX_SEGMENT || ordinal < 0) {
            throw new IllegalArgumentException("segment " + segment + ", ordinal " + ordinal);
        }
        return segment << ORDINAL_BITS | ordinal;
    }

    /** The first place behind a segment. */
    public static long end(long segment) {
        return of(segment, 0) + (1L << ORDINAL_BITS);
    }

    /** Its segment. */
    public static long segment(long place) {
        return place >>> ORDINAL_BITS;
    }

    /** Its ordinal. */
    public static int ordinal(long place) {
        return (int) (place & Integer.MAX_VALUE);
    }
}
