package org.holdfast.app.fx.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rows of a source that gives a page and the cursor of the next one. The cursor of every page that
 * was passed is kept, the rows of the last {@value #PAGES} pages. A row that lies further than
 * anybody has been is reached page by page; meanwhile its row is empty. One page is asked for at a
 * time. On the FX thread only.
 *
 * @param <T> what a row is
 */
public final class KeysetPages<T> implements RowSource<T> {
    /** Pages whose rows are kept. */
    public static final int PAGES = 64;

    private final int pageRows;
    private final Fetch<T> fetch;
    private final List<Optional<String>> cursors = new ArrayList<>(List.of(Optional.empty()));
    private final Map<Integer, List<T>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<T>> eldest) {
            return size() > PAGES;
        }
    };
    private Runnable changed = () -> { };
    private long size;
    private boolean counted;
    private int firstWanted;
    private int lastWanted;
    private boolean ended;
    private boolean asking;
    private boolean failed;
    private boolean loading;
    private int era;

    /**
     * A page.
     *
     * @param rows its rows
     * @param next the cursor of the next one, if there is more
     */
    public record Page<T>(List<T> rows, Optional<String> next) {}

    /** Gets a page. */
    @FunctionalInterface
    public interface Fetch<T> {
        /**
         * Gets the page after a cursor, empty for the first one.
         *
         * @param answer called on the FX thread, at once or later, with nothing when it failed;
         *     it is asked for again when it is next wanted
         */
        void page(Optional<String> after, int rows, Consumer<Optional<Page<T>>> answer);
    }

    /**
     * Rows of a source.
     *
     * @param pageRows rows of every page but the last, 1 to 10,000
     * @param expected how many rows there are, when that is known; the last page corrects it
     */
    public KeysetPages(int pageRows, Optional<Long> expected, Fetch<T> fetch) {
        if (pageRows < 1 || pageRows > 10_000) {
            throw new IllegalArgumentException("pages of " + pageRows);
        }
        this.pageRows = pageRows;
        this.fetch = fetch;
        this.size = expected.orElse(0L);
        this.counted = expected.isPresent();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<T> row(long index) {
        List<T> page = pages.get((int) (index / pageRows));
        int within = (int) (index % pageRows);
        return page == null || within >= page.size() ? Optional.empty()
                : Optional.of(page.get(within));
    }

    @Override
    public void onChange(Runnable listener) {
        changed = listener;
    }

    @Override
    public void want(long first, long last) {
        firstWanted = (int) (Math.max(0, first) / pageRows);
        lastWanted = (int) (Math.max(0, last) / pageRows);
        load();
    }

    /** Forgets everything: rows have been added, taken away or changed. */
    public void reset() {
        era++;
        asking = false;
        ended = false;
        pages.clear();
        cursors.subList(1, cursors.size()).clear();
        changed.run();
        load();
    }

    private void load() {
        if (loading) {
            return;
        }
        loading = true;
        int page = missing();
        while (page >= 0 && !asking) {
            ask(page);
            page = asking || failed ? -1 : missing();
        }
        loading = false;
    }

    private void ask(int page) {
        asking = true;
        failed = false;
        int asked = era;
        fetch.page(cursors.get(page), pageRows, answer -> {
            if (asked == era) {
                asking = false;
                // A page that failed is not asked for again until somebody looks.
                failed = answer.isEmpty();
                answer.ifPresent(p -> take(page, p));
                if (!failed) {
                    load();
                }
            }
        });
    }

    /** The next page to ask for: one in view, or the furthest on the way to it; -1 for none. */
    private int missing() {
        for (int page = firstWanted; page <= lastWanted; page++) {
            if (page < cursors.size()) {
                if (!pages.containsKey(page)) {
                    return page;
                }
            } else {
                return ended ? -1 : cursors.size() - 1;
            }
        }
        return -1;
    }

    private void take(int page, Page<T> came) {
        pages.put(page, List.copyOf(came.rows()));
        if (page == cursors.size() - 1) {
            if (came.next().isPresent() && !came.rows().isEmpty()) {
                cursors.add(came.next());
            } else {
                ended = true;
            }
        }
        long known = (long) page * pageRows + came.rows().size();
        if (ended && page == cursors.size() - 1) {
            size = known;
        } else if (!counted || known > size) {
            size = Math.max(size, known);
        }
        changed.run();
    }
}
