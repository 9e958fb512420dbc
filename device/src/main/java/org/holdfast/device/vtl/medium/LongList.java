package org.holdfast.device.vtl.medium;

import java.util.Arrays;

/** A growing list of ascending longs, eight bytes each. */
final class LongList {
    private long[] values = new long[16];
    private int size;

    int size() {
        return size;
    }

    long get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return values[index];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void resize(int smaller) {
        size = Math.min(size, smaller);
    }

    /** How many entries are below {@code value}. */
    int below(long value) {
        int at = Arrays.binarySearch(values, 0, size, value);
        return at < 0 ? -at - 1 : at;
    }

    /** Drops all entries from {@code value} on. */
    void cut(long value) {
        size = below(value);
    }
}
