package org.holdfast.app.fx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The one hop to the FX thread: however fast values come, at most one hop is pending, and it
 * delivers the newest.
 *
 * <p>Thread rule: {@link #accept} from any thread; the receiver is called on the FX thread.
 */
public final class LatestOnFx<T> implements Consumer<T> {
    private final AtomicReference<T> latest = new AtomicReference<>();
    private final Consumer<T> receiver;

    /** Delivers to {@code receiver}. */
    public LatestOnFx(Consumer<T> receiver) {
        this.receiver = receiver;
    }

    /** Takes a value, not null; one that has not been delivered yet is replaced. */
    @Override
    public void accept(T value) {
        if (latest.getAndSet(value) == null) {
            Platform.runLater(() -> receiver.accept(latest.getAndSet(null)));
        }
    }
}
