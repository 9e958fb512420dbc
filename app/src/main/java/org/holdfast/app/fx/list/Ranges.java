package org.holdfast.app.fx.list;

import java.util.ArrayList;
import java.util.List;

/** Numbers from 0 as ranges that do not touch, in their order. Immutable; all is one range. */
public final class Ranges {
    /** No numbers. */
    public static final Ranges NONE = new Ranges(List.of());

    private final List<Range> ranges;

    /**
     * Numbers that follow each other.
     *
     * @param from the first
     * @param to the one behind the last
     */
    public record Range(long from, long to) {
        /** Refuses what is empty. */
        public Range {
            if (from < 0 || to <= from) {
                throw new IllegalArgumentException(from + " to " + to);
            }
        }
    }

    private Ranges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** The numbers of one range; none when it is empty. */
    public static Ranges of(long from, long to) {
        return to <= from ? NONE : new Ranges(List.of(new Range(from, to)));
    }

    /** The ranges in their order. */
    public List<Range> ranges() {
        return ranges;
    }

    /** How many numbers. */
    public long count() {
        return ranges.stream().mapToLong(r -> r.to - r.from).sum();
    }

    /** Whether a number is among them. */
    public boolean contains(long number) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range r = ranges.get(middle);
            if (number < r.from) {
                high = middle - 1;
            } else if (number >= r.to) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** These and those from {@code from} to before {@code to}. */
    public Ranges with(long from, long to) {
        if (to <= from) {
            return this;
        }
        List<Range> all = new ArrayList<>();
        long first = from;
        long last = to;
        int at = 0;
        for (Range r : ranges) {
            if (r.to < first) {
                all.add(r);
                at = all.size();
            } else if (r.from > last) {
                all.add(r);
            } else {
                first = Math.min(first, r.from);
                last = Math.max(last, r.to);
            }
        }
        all.add(at, new Range(first, last));
        return new Ranges(all);
    }

    /** These without those from {@code from} to before {@code to}. */
    public Ranges without(long from, long to) {
        List<Range> all = new ArrayList<>();
        for (Range r : ranges) {
            if (r.from < Math.min(from, r.to)) {
                all.add(new Range(r.from, Math.min(from, r.to)));
            }
            if (r.to > Math.max(to, r.from)) {
                all.add(new Range(Math.max(to, r.from), r.to));
            }
        }
        return to <= from ? this : new Ranges(all);
    }

    /** With a number if it was not there, without it if it was. */
    public Ranges toggled(long number) {
        return contains(number) ? without(number, number + 1) : with(number, number + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranges r && ranges.equals(r.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    @Override
    public String toString() {
        return ranges.toString();
    }
}
