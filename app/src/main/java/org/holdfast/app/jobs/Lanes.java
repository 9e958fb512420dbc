package org.holdfast.app.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Carried;

/**
 * What robots and drives have done, put together from answers that each say only what has changed.
 * On one thread only.
 */
final class Lanes {
    private final Map<Id, List<Block>> blocks = new HashMap<>();
    private List<Line> lines = List.of();
    private long revision;
    private Instant now = Instant.EPOCH;

    /** A robot, or a drive by its element. */
    record Id(String library, Optional<Integer> drive) {}

    /**
     * A lane as it is now.
     *
     * @param number robots and drives of a library are counted from 1
     * @param blocks the oldest first; it grows with the next answer
     * @param speed bytes a second
     */
    record Line(Id id, int number, List<Block> blocks, long speed, Optional<Carried> carries) {
        /** What is being done. */
        Optional<Block> running() {
            return blocks.isEmpty() || blocks.getLast().end().isPresent() ? Optional.empty()
                    : Optional.of(blocks.getLast());
        }
    }

    /** What to ask with for what has changed since. */
    long revision() {
        return revision;
    }

    /** The engine's clock at its last answer. */
    Instant now() {
        return now;
    }

    /** The robot of each library before its drives. */
    List<Line> lines() {
        return lines;
    }

    /** Forgets everything: the engine may be another one. */
    void forget() {
        blocks.clear();
        lines = List.of();
        revision = 0;
    }

    /** An answer to a question with {@link #revision}. */
    void take(Activity answer) {
        revision = answer.revision();
        now = answer.now();
        List<Line> seen = new ArrayList<>();
        Map<Id, Integer> numbers = new HashMap<>();
        for (Activity.Lane lane : answer.lanes()) {
            Id id = new Id(lane.library(), lane.drive());
            List<Block> known = blocks.computeIfAbsent(id, i -> new ArrayList<>());
            lane.blocks().forEach(b -> put(known, b));
            if (known.size() > Activity.MAX_BLOCKS) {
                known.subList(0, known.size() - Activity.MAX_BLOCKS).clear();
            }
            // Robots of a library are counted apart from its drives.
            int number = numbers.merge(new Id(id.library(), id.drive().map(d -> 0)), 1,
                    Integer::sum);
            seen.add(new Line(id, number, known, lane.bytesPerSecond(), lane.carries()));
        }
        lines = List.copyOf(seen);
        blocks.keySet().retainAll(seen.stream().map(Line::id).toList());
    }

    /** Numbers rise, and what changes is nearly always the last one. */
    private static void put(List<Block> known, Block block) {
        int i = known.size();
        while (i > 0 && known.get(i - 1).number() > block.number()) {
            i--;
        }
        if (i > 0 && known.get(i - 1).number() == block.number()) {
            known.set(i - 1, block);
        } else {
            known.add(i, block);
        }
    }
}
