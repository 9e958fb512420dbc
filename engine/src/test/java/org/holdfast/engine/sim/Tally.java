package org.holdfast.engine.sim;

import java.util.Map;
import java.util.TreeMap;

/** How often something really happened, by what it is. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String what, long times) {
        if (times > 0) {
            counts.merge(what, times, Long::sum);
        }
    }

    void add(Tally other) {
        other.counts.forEach(this::add);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
