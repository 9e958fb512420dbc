package org.holdfast.engine.env;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Lanes without threads: a task runs in the caller at once, or, when one is running, after it, in
 * the order given. Delayed tasks run when {@link #advance} moves the time past them. One thread.
 */
public final class InlineLanes implements Lanes {
    private record Delayed(long atNanos, long order, Runnable task) {}

    private final FakeTime time;
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(
            Comparator.comparingLong(Delayed::atNanos).thenComparingLong(Delayed::order));
    private long orders;
    private boolean running;
    private boolean held;
    private boolean closed;

    /** Lanes whose delays are counted in {@code time}. */
    public InlineLanes(FakeTime time) {
        this.time = time;
    }

    @Override
    public Lane lane(String name) {
        return new Lane() {
            @Override
            public void execute(Runnable task) {
                refuseWhenClosed(name);
                ready.add(task);
                drain();
            }

            @Override
            public void executeAfter(Duration delay, Runnable task) {
                refuseWhenClosed(name);
                delayed.add(new Delayed(time.nanos() + delay.toNanos(), orders++, task));
            }
        };
    }

    /** Lets tasks wait until {@link #release}, so that a test can act before they run. */
    public void hold() {
        held = true;
    }

    /** Runs what was held back; tasks run at once again. */
    public void release() {
        held = false;
        drain();
    }

    /** Lets time pass, running each delayed task at its moment. */
    public void advance(Duration passed) {
        long end = time.nanos() + passed.toNanos();
        while (!delayed.isEmpty() && delayed.peek().atNanos() <= end) {
            Delayed next = delayed.remove();
            time.advance(Duration.ofNanos(Math.max(0, next.atNanos() - time.nanos())));
            ready.add(next.task());
            drain();
        }
        time.advance(Duration.ofNanos(end - time.nanos()));
    }

    /** How many tasks wait: held back or delayed. */
    public int waiting() {
        return ready.size() + delayed.size();
    }

    /** Runs what is ready, forgets what is delayed. */
    @Override
    public void close() {
        release();
        delayed.clear();
        closed = true;
    }

    private void refuseWhenClosed(String name) {
        if (closed) {
            throw new java.util.concurrent.RejectedExecutionException("closed: " + name);
        }
    }

    private void drain() {
        if (running || held) {
            return;
        }
        running = true;
        try {
            while (!ready.isEmpty() && !held) {
                ready.remove().run();
            }
        } finally {
            running = false;
        }
    }
}
