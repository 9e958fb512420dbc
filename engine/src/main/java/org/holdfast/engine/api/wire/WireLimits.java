package org.holdfast.engine.api.wire;

import java.time.Duration;

/**
 * What a server grants.
 *
 * @param connections at once, at least 1
 * @param requestBytes the longest request line, newline included
 * @param idle how long a connection may stay without a byte while a request is awaited, and how
 *     long a client may take to read an answer
 * @param patience the longest that one {@code await} waits, whatever the client asks
 */
public record WireLimits(int connections, int requestBytes, Duration idle, Duration patience) {
    /** 64 connections, 1 MiB, ten minutes, one minute. */
    public static final WireLimits DEFAULT =
            new WireLimits(64, 1 << 20, Duration.ofMinutes(10), Duration.ofMinutes(1));

    /** The longest answer that a client reads: 64 MiB. */
    public static final int ANSWER_BYTES = 64 << 20;

    /** Checks the ranges. */
    public WireLimits {
        if (connections < 1 || requestBytes < 1 || idle.isNegative() || idle.isZero()
                || patience.isNegative()) {
            throw new IllegalArgumentException("limits of the wire: " + connections + ", "
                    + requestBytes + ", " + idle + ", " + patience);
        }
    }
}
