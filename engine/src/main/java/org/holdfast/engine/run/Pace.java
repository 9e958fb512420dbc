package org.holdfast.engine.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.api.Activity.Kind;

/**
 * How long things have taken this engine, the last of each kind. What it has not done yet it does
 * not know: every answer may be empty. Safe for any thread.
 */
final class Pace {
    /** So many of each kind are remembered. */
    static final int REMEMBERED = 32;
    private static final double SECOND = 1e9;

    private final Map<Kind, Deque<Done>> done = new EnumMap<>(Kind.class);
    private final Deque<Taken> taken = new ArrayDeque<>();

    private record Done(long bytes, Duration time) {}

    /** Files and bytes that a put had accepted, and how long that took it. */
    private record Taken(long files, long bytes, Duration time) {
        /** What so many files and bytes take at most, if each file and each byte costs its own. */
        double most(long someFiles, long someBytes) {
            return time.toNanos() * Math.max(share(someFiles, files), share(someBytes, bytes));
        }

        private static double share(long some, long of) {
            return some == 0 ? 0 : (double) some / of;
        }
    }

    /** Something of a kind was done well. */
    synchronized void did(Kind kind, long bytes, Duration time) {
        keep(done.computeIfAbsent(kind, k -> new ArrayDeque<>()), new Done(bytes, time));
    }

    /** A put had so many files and bytes accepted. */
    synchronized void tookIn(long files, long bytes, Duration time) {
        if (files > 0) {
            keep(taken, new Taken(files, bytes, time));
        }
    }

    private static <T> void keep(Deque<T> queue, T one) {
        queue.addLast(one);
        if (queue.size() > REMEMBERED) {
            queue.removeFirst();
        }
    }

    /** What one of a kind takes on average. */
    synchronized Optional<Duration> mean(Kind kind) {
        Deque<Done> all = done.getOrDefault(kind, new ArrayDeque<>());
        return all.isEmpty() ? Optional.empty() : Optional.of(time(all).dividedBy(all.size()));
    }

    /** How long so many bytes take a drive to be read or written, as it has done it. */
    synchronized Optional<Duration> of(Kind kind, long bytes) {
        Deque<Done> all = done.getOrDefault(kind, new ArrayDeque<>());
        long sum = all.stream().mapToLong(Done::bytes).sum();
        if (sum == 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) (bytes * (time(all).toNanos() / (double) sum))));
    }

    private static Duration time(Deque<Done> all) {
        return all.stream().map(Done::time).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * How long so many files and bytes take to be accepted while there is room: the least that
     * follows from any of the last puts, each taken for the mixture it was.
     */
    synchronized Optional<Duration> takingIn(long files, long bytes) {
        return taken.stream().map(t -> t.most(files, bytes)).filter(Double::isFinite)
                .min(Double::compare).map(n -> Duration.ofNanos((long) Math.min(n,
                        Duration.ofDays(36_500).toSeconds() * SECOND)));
    }
}
