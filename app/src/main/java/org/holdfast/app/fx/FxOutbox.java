package org.holdfast.app.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * All that other threads have to tell the FX thread: gathered, and told in one hop, at most one
 * pending. What is told again under the same key before the hop replaces the older.
 *
 * <p>Thread rule: {@link #put} from any thread; tasks run on the FX thread, in the order in which
 * their keys first came. Bounded by the number of keys: watches, and questions that are open.
 */
public final class FxOutbox {
    private final Executor fx;
    private Map<Object, Runnable> waiting = new LinkedHashMap<>();

    /** Hops by {@link Platform#runLater}. */
    public FxOutbox() {
        this(Platform::runLater);
    }

    FxOutbox(Executor fx) {
        this.fx = fx;
    }

    /** Has {@code task} run with the next hop. */
    public void put(Object key, Runnable task) {
        boolean first;
        synchronized (this) {
            first = waiting.isEmpty();
            waiting.put(key, task);
        }
        if (first) {
            fx.execute(this::empty);
        }
    }

    private void empty() {
        Map<Object, Runnable> now;
        synchronized (this) {
            now = waiting;
            waiting = new LinkedHashMap<>();
        }
        for (Runnable task : now.values()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                // One reader's defect is told as such, and takes the news from nobody else.
                Thread.UncaughtExceptionHandler told =
                        Thread.currentThread().getUncaughtExceptionHandler();
                told.uncaughtException(Thread.currentThread(), e);
            }
        }
    }
}
