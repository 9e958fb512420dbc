package org.holdfast.engine.env.disk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.holdfast.engine.env.Lanes;

/**
 * Lanes as platform daemon threads, one each, and one more that keeps the delays.
 *
 * <p>A task that fails is logged and its lane goes on. A lane holds at most
 * {@value #MAX_WAITING} waiting tasks; one more is refused with
 * {@link RejectedExecutionException}, and so is every task after {@link #close}. Safe for any
 * thread.
 */
public final class ThreadLanes implements Lanes {
    /** The most tasks that may wait on one lane. */
    public static final int MAX_WAITING = 1 << 16;
    private static final System.Logger LOG = System.getLogger(ThreadLanes.class.getName());

    private final Map<String, ThreadLane> lanes = new HashMap<>();
    private final ScheduledThreadPoolExecutor timer;
    private final Duration closeWithin;
    private boolean closed;

    /** Lanes that {@link #close} waits for at most half a minute. */
    public ThreadLanes() {
        this(Duration.ofSeconds(30));
    }

    /** Lanes that {@link #close} waits for at most {@code closeWithin}, all together. */
    public ThreadLanes(Duration closeWithin) {
        this.closeWithin = closeWithin;
        timer = new ScheduledThreadPoolExecutor(1, daemon("holdfast-timer"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public synchronized Lane lane(String name) {
        if (closed) {
            throw new RejectedExecutionException("lanes are closed: " + name);
        }
        return lanes.computeIfAbsent(name, ThreadLane::new);
    }

    /** Drops what is delayed, finishes what waits, within the bound; then interrupts the rest. */
    @Override
    public void close() {
        Map<String, ThreadLane> all;
        synchronized (this) {
            closed = true;
            all = Map.copyOf(lanes);
        }
        timer.shutdownNow();
        all.values().forEach(lane -> lane.executor.shutdown());
        long end = System.nanoTime() + closeWithin.toNanos();
        all.forEach((name, lane) -> end(name, lane.executor, end - System.nanoTime()));
    }

    private static void end(String name, ThreadPoolExecutor lane, long nanos) {
        try {
            if (!lane.awaitTermination(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                int left = lane.shutdownNow().size();
                LOG.log(System.Logger.Level.WARNING,
                        "lane {0} did not end in time, {1} tasks dropped", name, left);
            }
        } catch (InterruptedException e) {
            lane.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> Thread.ofPlatform().name(name).daemon(true).unstarted(task);
    }

    private final class ThreadLane implements Lane {
        private final String name;
        private final ThreadPoolExecutor executor;

        ThreadLane(String name) {
            this.name = name;
            executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MAX_WAITING), daemon("holdfast-" + name));
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(() -> run(task));
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            timer.schedule(() -> pass(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        private void pass(Runnable task) {
            try {
                execute(task);
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.WARNING, "delayed task refused by lane " + name, e);
            }
        }

        private void run(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "task failed on lane " + name, e);
            }
        }
    }
}
