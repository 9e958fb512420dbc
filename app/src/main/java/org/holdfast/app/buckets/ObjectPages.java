package org.holdfast.app.buckets;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.app.fx.list.RowSource;
import org.holdfast.app.screen.EngineBridge;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/**
 * The rows of a folder by their number. Pages that follow each other go by their cursors; a page
 * far away is found by its number at once. One question is under way at a time. What has become
 * old is shown until its answer is there. On the FX thread only.
 */
final class ObjectPages implements RowSource<Rows.ObjectRow> {
    /** Rows of a page. */
    static final int ROWS = 200;
    private static final int PAGES = 64;
    private static final int CURSORS = 4096;

    private final EngineBridge engine;
    private final Consumer<Optional<Failure>> told;
    private final Map<Long, List<Rows.ObjectRow>> pages = recent(PAGES);
    private final Map<Long, Optional<String>> cursors = recent(CURSORS);
    private final Set<Long> old = new HashSet<>();
    private Optional<Folder> folder = Optional.empty();
    private Runnable changed = () -> { };
    private long size;
    private boolean counted;
    private boolean asking;
    private boolean again;
    private boolean failed;
    private long first;
    private long last;
    private int era;

    /**
     * Pages of an engine.
     *
     * @param told hears that something has come, or why it has not
     */
    ObjectPages(EngineBridge engine, Consumer<Optional<Failure>> told) {
        this.engine = engine;
        this.told = told;
    }

    private static <V> Map<Long, V> recent(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Shows another folder from now on, or none. */
    void go(Optional<Folder> to) {
        era++;
        folder = to;
        pages.clear();
        old.clear();
        size = 0;
        first = 0;
        last = 0;
        asking = false;
        begin();
        changed.run();
        load();
    }

    /** Rows may have come, gone or changed: what is in view is asked for again. */
    void renew() {
        if (asking) {
            again = true;
            return;
        }
        old.addAll(pages.keySet());
        begin();
        load();
    }

    private void begin() {
        cursors.clear();
        cursors.put(0L, Optional.empty());
        counted = false;
        failed = false;
        again = false;
    }

    /** Whether all has been counted. */
    boolean counted() {
        return counted;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Rows.ObjectRow> row(long index) {
        List<Rows.ObjectRow> page = pages.get(index / ROWS);
        int within = (int) (index % ROWS);
        return page == null || within >= page.size() ? Optional.empty()
                : Optional.of(page.get(within));
    }

    @Override
    public void want(long from, long to) {
        first = Math.max(0, from) / ROWS;
        last = Math.max(0, to) / ROWS;
        load();
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
    }

    private void load() {
        if (asking || failed || folder.isEmpty()) {
            return;
        }
        for (long page = first; page <= last; page++) {
            if ((!pages.containsKey(page) || old.contains(page))
                    && (page == 0 || page * ROWS < size)) {
                find(folder.get(), page);
                return;
            }
        }
        if (!counted) {
            ask(new Query.ObjectAt(folder.get().bucket(), folder.get().prefix(),
                    folder.get().flat(), Long.MAX_VALUE), end -> ended(end.index()));
        }
    }

    private void find(Folder in, long page) {
        Optional<String> cursor = cursors.get(page);
        if (cursor != null) {
            fetch(in, page, cursor);
            return;
        }
        ask(new Query.ObjectAt(in.bucket(), in.prefix(), in.flat(), page * ROWS), at -> {
            if (at.index() < page * ROWS) {
                ended(at.index());
            } else {
                fetch(in, page, at.after());
            }
        });
    }

    private void fetch(Folder in, long page, Optional<String> after) {
        ask(new Query.Objects(in.bucket(), in.prefix(), in.flat(), after, ROWS), came -> {
            pages.put(page, List.copyOf(came.objects()));
            old.remove(page);
            long known = page * ROWS + came.objects().size();
            came.next().ifPresent(next -> cursors.put(page + 1, Optional.of(next)));
            if (came.next().isEmpty()) {
                ended(known);
            } else {
                size = Math.max(size, known);
            }
        });
    }

    private void ended(long rows) {
        size = rows;
        counted = true;
        pages.keySet().removeIf(page -> page > 0 && page * ROWS >= rows);
        old.retainAll(pages.keySet());
    }

    private <R> void ask(Query<R> query, Consumer<R> answer) {
        asking = true;
        int asked = era;
        engine.ask(query, came -> {
            if (asked == era) {
                asking = false;
                answer.accept(came);
                if (!asking) {
                    changed.run();
                    told.accept(Optional.empty());
                    next();
                }
            }
        }, failure -> {
            if (asked == era) {
                asking = false;
                // Not asked for again until there is news.
                failed = true;
                told.accept(Optional.of(failure));
                next();
            }
        });
    }

    private void next() {
        if (again) {
            renew();
        } else {
            load();
        }
    }
}
