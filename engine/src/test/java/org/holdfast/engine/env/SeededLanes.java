package org.holdfast.engine.env;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.holdfast.engine.env.disk.ThreadLanes;

/**
 * Lanes as one queue of events: which lane's first task runs next is drawn from a seed, one runs at
 * a time, and only when somebody calls. Time is virtual and moves only when nothing can run. A task
 * that waits for another lane would wait for ever, so a task that runs tasks is refused.
 *
 * <p>As with real lanes a task that fails with an exception does not end its lane; what failed is
 * in {@link #failures}. An error goes through to the caller. One thread.
 */
public final class SeededLanes implements Lanes {
    private final FakeTime time;
    private final SplittableRandom random;
    private final Map<String, SeededLane> lanes = new HashMap<>();
    private final List<SeededLane> runnable = new ArrayList<>();
    private final PriorityQueue<Delayed> delayed = new PriorityQueue<>(
            Comparator.comparingLong(Delayed::atNanos).thenComparingLong(Delayed::order));
    private final List<RuntimeException> failures = new ArrayList<>();
    private long orders;
    private long ran;
    private boolean running;
    private boolean closed;

    private record Delayed(long atNanos, long order, SeededLane lane, Runnable task) {}

    /** Lanes whose delays are counted in {@code time}; the same seed, the same order. */
    public SeededLanes(FakeTime time, long seed) {
        this.time = time;
        this.random = new SplittableRandom(seed);
    }

    private final class SeededLane implements Lane {
        private final String name;
        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private boolean dead;

        SeededLane(String name) {
            this.name = name;
        }

        @Override
        public void execute(Runnable task) {
            refuseWhenClosed(name);
            ready(task);
        }

        private void ready(Runnable task) {
            if (dead) {
                return;
            }
            if (tasks.size() >= ThreadLanes.MAX_WAITING) {
                throw new RejectedExecutionException("too many tasks wait on lane " + name);
            }
            if (tasks.isEmpty()) {
                runnable.add(this);
            }
            tasks.add(task);
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            refuseWhenClosed(name);
            if (!dead) {
                delayed.add(new Delayed(time.nanos() + Math.max(0, delay.toNanos()), orders++,
                        this, task));
            }
        }
    }

    @Override
    public Lane lane(String name) {
        refuseWhenClosed(name);
        return lanes.computeIfAbsent(name, SeededLane::new);
    }

    private void refuseWhenClosed(String name) {
        if (closed) {
            throw new RejectedExecutionException("closed: " + name);
        }
    }

    /** Runs one task that can run now; whether there was one. Time stands still. */
    public boolean runOne() {
        if (running) {
            throw new IllegalStateException("a task waits for other tasks");
        }
        due();
        if (runnable.isEmpty()) {
            return false;
        }
        int place = random.nextInt(runnable.size());
        SeededLane lane = runnable.get(place);
        Runnable task = lane.tasks.remove();
        if (lane.tasks.isEmpty()) {
            SeededLane last = runnable.removeLast();
            if (last != lane) {
                runnable.set(place, last);
            }
        }
        running = true;
        ran++;
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.add(e);
        } finally {
            running = false;
        }
        return true;
    }

    private void due() {
        while (!delayed.isEmpty() && delayed.peek().atNanos() <= time.nanos()) {
            Delayed next = delayed.remove();
            next.lane().ready(next.task());
        }
    }

    /** Runs until nothing can run at this moment; what is delayed waits for time to pass. */
    public void runUntilIdle() {
        while (runOne()) {
            // what a task has posted comes, too
        }
    }

    /** Lets time pass up to the next delayed task; false when there is none. */
    public boolean passTime() {
        if (delayed.isEmpty()) {
            return false;
        }
        time.advance(Duration.ofNanos(Math.max(0, delayed.peek().atNanos() - time.nanos())));
        return true;
    }

    /** Runs everything that comes up within {@code passed}, each at its moment. */
    public void runFor(Duration passed) {
        long end = time.nanos() + passed.toNanos();
        runUntilIdle();
        while (!delayed.isEmpty() && delayed.peek().atNanos() <= end) {
            passTime();
            runUntilIdle();
        }
        time.advance(Duration.ofNanos(Math.max(0, end - time.nanos())));
    }

    /** Runs until {@code wanted}, for at most {@code most} of virtual time; whether it came. */
    public boolean runUntil(BooleanSupplier wanted, Duration most) {
        long end = time.nanos() + most.toNanos();
        while (!wanted.getAsBoolean()) {
            if (!runOne() && (time.nanos() >= end || !passTime())) {
                return wanted.getAsBoolean();
            }
        }
        return true;
    }

    /** A power cut: nothing of this happens any more, and the lanes of now do nothing again. */
    public void dropAll() {
        lanes.values().forEach(lane -> {
            lane.dead = true;
            lane.tasks.clear();
        });
        lanes.clear();
        runnable.clear();
        delayed.clear();
    }

    /** How many tasks could run now or after a while. */
    public int waiting() {
        return runnable.stream().mapToInt(lane -> lane.tasks.size()).sum() + delayed.size();
    }

    /** How many tasks have been run. */
    public long ran() {
        return ran;
    }

    /** What tasks have failed with, in order. */
    public List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    /** Runs what can run, forgets what is delayed. */
    @Override
    public void close() {
        runUntilIdle();
        dropAll();
        closed = true;
    }
}
