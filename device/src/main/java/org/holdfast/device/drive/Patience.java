package org.holdfast.device.drive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** How a drive waits between two questions; injected so that tests need not wait. */
@FunctionalInterface
public interface Patience {

    /**
     * Waits that long.
     *
     * @throws IOException when the wait was broken off
     */
    void pause(Duration length) throws IOException;

    /** Waiting by the clock on the wall; an interrupt ends it and stays set. */
    static Patience real() {
        return length -> {
            try {
                Thread.sleep(length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException end = new InterruptedIOException("interrupted");
                end.initCause(e);
                throw end;
            }
        };
    }
}
