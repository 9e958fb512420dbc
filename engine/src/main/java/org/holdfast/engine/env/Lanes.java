package org.holdfast.engine.env;

import java.time.Duration;

/**
 * What runs beside what: each lane runs its tasks one after the other, lanes run side by side.
 *
 * <p>In production a lane is a platform thread; in simulation all lanes are one queue of events.
 */
public interface Lanes {
    /** The lane of this name, made at the first call. */
    Lane lane(String name);

    /** One after the other. */
    interface Lane {
        /** Runs {@code task} on this lane, after all that were given before. */
        void execute(Runnable task);

        /** Runs {@code task} on this lane, not before {@code delay} has passed. */
        void executeAfter(Duration delay, Runnable task);
    }

    /** Lets every lane finish what it has, then ends them; later tasks are refused. */
    void close();
}
