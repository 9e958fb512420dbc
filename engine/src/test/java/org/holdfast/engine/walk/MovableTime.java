package org.holdfast.engine.walk;

import java.time.Duration;
import java.time.Instant;
import org.holdfast.engine.env.Time;
import org.holdfast.engine.env.disk.SystemTime;

/** The real clock, moved ahead by a test: lanes wait as ever, days pass at once. */
final class MovableTime implements Time {
    private final SystemTime real = new SystemTime();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant now() {
        return real.now().plus(ahead);
    }

    @Override
    public long nanos() {
        return real.nanos();
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }
}
