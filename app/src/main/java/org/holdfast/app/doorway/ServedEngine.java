package org.holdfast.app.doorway;

import java.nio.file.Path;

/** An engine without a window. Safe for any thread. */
public interface ServedEngine extends AutoCloseable {
    /** Where its clients find it. */
    Path socket();

    /** Waits until it has ended, by {@link #close} or by a client's command. */
    void awaitEnd() throws InterruptedException;

    /** Ends it: what is being written is brought to a point where it counts. */
    @Override
    void close();
}
