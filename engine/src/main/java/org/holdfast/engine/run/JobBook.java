package org.holdfast.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.env.Time;

/** The jobs that run and the last that ended. Safe for any thread. */
final class JobBook {
    /** How many ended jobs are remembered. */
    static final int REMEMBERED = 1000;

    private final Time time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Long, Job> jobs = new TreeMap<>();
    private long next = 1;

    JobBook(Time time) {
        this.time = time;
    }

    Job begin(String kind, String actor, String title) {
        lock.lock();
        try {
            Job job = new Job(next++, kind, actor, title, time, this::signal);
            jobs.put(job.id(), job);
            forget();
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        List<Long> over = new ArrayList<>();
        jobs.forEach((id, job) -> {
            if (job.over()) {
                over.add(id);
            }
        });
        for (int i = 0; i < over.size() - REMEMBERED; i++) {
            jobs.remove(over.get(i));
        }
    }

    private void signal() {
        // Taken only for a moment and never while a job's own lock is wanted from inside.
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<Job> find(long id) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** The newest first. */
    List<JobSnapshot> all() {
        List<Job> copy;
        lock.lock();
        try {
            copy = new ArrayList<>(jobs.descendingMap().values());
        } finally {
            lock.unlock();
        }
        return copy.stream().map(Job::snapshot).toList();
    }

    long running() {
        return all().stream().filter(j -> !j.over()).count();
    }

    /** Jobs that are running and not paused: those that come to an end by themselves. */
    long moving() {
        return all().stream().filter(j -> !j.over() && !j.paused()).count();
    }

    /** The engine ends: every running job is to stop as soon as nothing is lost by it. */
    void stopRunning() {
        List<Job> copy;
        lock.lock();
        try {
            copy = new ArrayList<>(jobs.values());
        } finally {
            lock.unlock();
        }
        copy.stream().filter(j -> !j.over()).forEach(Job::stop);
    }

    /** Waits until a job has changed, at most {@code patience}. */
    Optional<JobSnapshot> await(long id, long after, Duration patience) {
        Optional<Job> job = find(id);
        if (job.isEmpty()) {
            return Optional.empty();
        }
        long left = patience.toNanos();
        JobSnapshot snapshot = job.get().snapshot();
        while (snapshot.revision() <= after && !snapshot.over() && left > 0) {
            lock.lock();
            try {
                // A change between the snapshot and this line is seen after this pause at most.
                left -= Math.min(left, PAUSE) - Math.max(0,
                        changed.awaitNanos(Math.min(left, PAUSE)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(job.get().snapshot());
            } finally {
                lock.unlock();
            }
            snapshot = job.get().snapshot();
        }
        return Optional.of(snapshot);
    }

    private static final long PAUSE = 50_000_000L;
}
