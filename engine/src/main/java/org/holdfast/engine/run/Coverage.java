package org.holdfast.engine.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.schedule.WriteItem;

/**
 * Which blobs of which segments have counting copies in which domains, for segments that are not
 * safe yet. One thread.
 */
final class Coverage {
    private final Map<Long, Cover> covers = new TreeMap<>();

    /** A segment's blobs and who lacks which of them. */
    private static final class Cover {
        final Map<String, BitSet> lacking = new HashMap<>();
    }

    /** These are to be written. */
    void expect(List<WriteItem> items) {
        for (WriteItem item : items) {
            covers.computeIfAbsent(item.segment(), s -> new Cover()).lacking
                    .computeIfAbsent(item.domain(), d -> new BitSet())
                    .set(item.from(), item.end());
        }
    }

    /** These count now; returns the segments that have become safe by them. */
    List<Long> counted(String domain, List<Run> runs) {
        List<Long> safe = new ArrayList<>();
        for (Run run : runs) {
            Optional<Cover> cover = Optional.ofNullable(covers.get(run.segment()));
            cover.map(c -> c.lacking.get(domain)).ifPresent(
                    bits -> bits.clear(run.firstOrdinal(), run.endOrdinal()));
            if (cover.filter(c -> c.lacking.values().stream().allMatch(BitSet::isEmpty))
                    .isPresent()) {
                covers.remove(run.segment());
                safe.add(run.segment());
            }
        }
        return safe;
    }

    /** What is to be written and does not count yet, by segment and domain. */
    SortedMap<Long, SortedMap<String, BitSet>> lacking() {
        SortedMap<Long, SortedMap<String, BitSet>> all = new TreeMap<>();
        covers.forEach((segment, cover) -> {
            SortedMap<String, BitSet> domains = new TreeMap<>();
            cover.lacking.forEach((domain, bits) -> domains.put(domain, (BitSet) bits.clone()));
            all.put(segment, domains);
        });
        return all;
    }

    /** Whether a segment still lacks something. */
    boolean lacks(long segment) {
        return covers.containsKey(segment);
    }
}
