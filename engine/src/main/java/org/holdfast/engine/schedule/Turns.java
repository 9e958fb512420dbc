package org.holdfast.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.holdfast.engine.model.Priority;

/** Queues in the order of their turns: by priority, the oldest first within one. */
final class Turns {
    private Turns() {}

    /** Behind those whose turn is not after theirs. */
    static void write(Draft draft, List<WriteItem> items) {
        insert(draft.writes, items, WriteItem::priority, false);
    }

    /** What had its turn already goes before all of its own priority. */
    static void again(Draft draft, List<WriteItem> items) {
        insert(draft.writes, items, WriteItem::priority, true);
    }

    static void read(Draft draft, ReadItem item) {
        insert(draft.reads, List.of(item), ReadItem::priority, false);
    }

    static void prioritized(Draft draft, Input.Prioritized now) {
        List<WriteItem> writes = draft.writes.stream().map(w ->
                now.segments().contains(w.segment()) ? w.with(now.priority()) : w).toList();
        List<ReadItem> reads = draft.reads.stream().map(r ->
                now.tasks().contains(r.task()) ? r.with(now.priority()) : r).toList();
        draft.writes.clear();
        insert(draft.writes, writes, WriteItem::priority, false);
        draft.reads.clear();
        insert(draft.reads, reads, ReadItem::priority, false);
        // What is being written now may come back: its turn is the new one, too.
        for (DriveState d : List.copyOf(draft.drives.values())) {
            draft.put(d.holding(d.uncommitted().stream().map(w ->
                    now.segments().contains(w.segment()) ? w.with(now.priority()) : w).toList()));
        }
    }

    private static <T> void insert(List<T> queue, List<T> items, Function<T, Priority> of,
            boolean first) {
        if (items.isEmpty()) {
            return;
        }
        List<T> merged = new ArrayList<>(queue.size() + items.size());
        for (int p = Priority.values().length - 1; p >= 0; p--) {
            Priority turn = Priority.values()[p];
            List<T> mine = items.stream().filter(i -> of.apply(i) == turn).toList();
            List<T> theirs = queue.stream().filter(i -> of.apply(i) == turn).toList();
            merged.addAll(first ? mine : theirs);
            merged.addAll(first ? theirs : mine);
        }
        queue.clear();
        queue.addAll(merged);
    }
}
