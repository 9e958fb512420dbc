package org.holdfast.device.vtl.unit;

import java.time.Duration;

/**
 * The time of a virtual library; injected, so that a demo can wait for real and a simulation can
 * jump.
 *
 * <p>Thread rule: any thread; {@link #pass} may block its caller.
 */
public interface VirtualClock {
    /** Time since some fixed moment, never going back. */
    Duration now();

    /** Lets time go by: the robot moves, the tape winds. */
    void pass(Duration time);

    /** A clock that stands still: nothing takes time. */
    VirtualClock STOPPED = new VirtualClock() {
        @Override
        public Duration now() {
            return Duration.ZERO;
        }

        @Override
        public void pass(Duration time) {
            // Standing still is what it is for.
        }
    };
}
