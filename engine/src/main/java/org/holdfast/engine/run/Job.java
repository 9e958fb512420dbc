package org.holdfast.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.Moved;
import org.holdfast.engine.api.JobSnapshot.State;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Time;
import org.holdfast.engine.model.Priority;

/** What a client asked for, while it is being done. Safe for any thread. */
final class Job {
    private final long id;
    private final String kind;
    private final String actor;
    private final String title;
    private final Time time;
    private final Instant began;
    private final Runnable changed;
    private final List<Failure> problems = new ArrayList<>();
    private final List<Failure> notes = new ArrayList<>();
    private final Map<String, Moved> moved = new LinkedHashMap<>();
    private final Map<Wait, Instant> waits = new LinkedHashMap<>();
    private long revision = 1;
    private volatile State state = State.RUNNING;
    private boolean accepted;
    private boolean cancelled;
    private boolean halted;
    private boolean stopped;
    private Optional<Runnable> steering = Optional.empty();
    private boolean paused;
    /** It has waited for something that other puts need not wait for. */
    private boolean hindered;
    private final long beganNanos;
    private Priority priority = Priority.NORMAL;
    private final List<Runnable> whenCancelled = new ArrayList<>();
    private long filesDone;
    private long filesSafe;
    private long filesTotal;
    private long bytesDone;
    private long bytesSafe;
    private long bytesTotal;
    private long problemCount;
    private Optional<Instant> ended = Optional.empty();

    Job(long id, String kind, String actor, String title, Time time, Runnable changed) {
        this.id = id;
        this.kind = kind;
        this.actor = actor;
        this.title = title;
        this.time = time;
        this.began = time.now();
        this.beganNanos = time.nanos();
        this.changed = changed;
    }

    long id() {
        return id;
    }

    String kind() {
        return kind;
    }

    String actor() {
        return actor;
    }

    synchronized void found(long files, long bytes) {
        filesTotal += files;
        bytesTotal += bytes;
        touch();
    }

    synchronized void done(long files, long bytes) {
        filesDone += files;
        bytesDone += bytes;
        touch();
    }

    synchronized void safe(long files, long bytes) {
        filesSafe += files;
        bytesSafe += bytes;
        touch();
    }

    /** Everything of a put is accepted, or said to be a problem. */
    synchronized void allAccepted() {
        accepted = true;
        touch();
    }

    synchronized void problem(Failure failure) {
        problemCount++;
        if (problems.size() < JobSnapshot.MAX_PROBLEMS) {
            problems.add(failure);
        }
        touch();
    }

    synchronized void note(Failure failure) {
        if (notes.size() < JobSnapshot.MAX_PROBLEMS) {
            notes.add(failure);
        }
        touch();
    }

    synchronized void moved(Barcode barcode, String domain, long files, long bytes,
            Duration busy) {
        moved.merge(barcode.value(), new Moved(barcode.value(), domain, files, bytes, busy),
                (a, b) -> new Moved(a.barcode(), a.domain(), a.files() + b.files(),
                        a.bytes() + b.bytes(), a.time().plus(b.time())));
        touch();
    }

    /** How long it took to accept its files, if nothing but the work itself took time. */
    synchronized void tellPace(Pace pace) {
        if (!hindered && !cancelled() && problemCount == 0) {
            pace.tookIn(filesDone, bytesDone, Duration.ofNanos(time.nanos() - beganNanos));
        }
    }

    synchronized void waiting(Wait.Kind what, List<String> subjects) {
        hindered |= what == Wait.Kind.ROOM_IN_STAGING;
        waits.putIfAbsent(new Wait(what, subjects, Duration.ZERO), time.now());
        touch();
    }

    synchronized void waitingNoMore(Wait.Kind what) {
        waits.keySet().removeIf(w -> w.kind() == what);
        touch();
    }

    void cancel() {
        synchronized (this) {
            cancelled = true;
            touch();
        }
        tell();
    }

    /** The engine ends: what is not done by then is not done. */
    void stop() {
        synchronized (this) {
            cancelled = true;
            stopped = true;
            touch();
        }
        tell();
    }

    /** Nothing more can be done for it; the problems say why. */
    void halt() {
        synchronized (this) {
            halted = true;
            touch();
        }
        tell();
    }

    /** It can be paused and has a priority; {@code action} is called when either has changed. */
    synchronized void steeredBy(Runnable action) {
        steering = Optional.of(action);
    }

    synchronized boolean steerable() {
        return steering.isPresent();
    }

    /** It begins nothing more, or goes on. */
    void pause(boolean pause) {
        steer(() -> {
            paused = pause;
            hindered = true;
        });
    }

    /** Changes whose turn comes first. */
    void prioritize(Priority now) {
        steer(() -> priority = now);
    }

    private void steer(Runnable change) {
        Optional<Runnable> told;
        synchronized (this) {
            change.run();
            touch();
            told = over() ? Optional.empty() : steering;
        }
        told.ifPresent(Runnable::run);
    }

    /** Whether it is to begin nothing more for now; one that is to end is not paused. */
    synchronized boolean paused() {
        return paused && !cancelled && !halted;
    }

    synchronized Priority priority() {
        return priority;
    }

    /** Called, perhaps more than once, when it is to end as soon as it can; at once if it is. */
    void whenCancelled(Runnable action) {
        boolean now;
        synchronized (this) {
            whenCancelled.add(action);
            now = cancelled();
        }
        if (now) {
            action.run();
        }
    }

    private void tell() {
        List<Runnable> actions;
        synchronized (this) {
            actions = over() ? List.of() : List.copyOf(whenCancelled);
        }
        actions.forEach(Runnable::run);
    }

    /** Whether it is to end because the engine does. */
    synchronized boolean stopped() {
        return stopped;
    }

    /** Whether it is to end as soon as it can. */
    synchronized boolean cancelled() {
        return cancelled || halted;
    }

    boolean over() {
        return state != State.RUNNING;
    }

    /** Ends it: how, follows from what was done and what was not. Later calls change nothing. */
    synchronized void end() {
        if (state != State.RUNNING) {
            return;
        }
        if (stopped) {
            problem(new Failure.Stopping());
        }
        over(cancelled ? State.CANCELLED : outcome());
    }

    /** Ends it with all done that could be; who wanted it cancelled came too late. */
    synchronized void complete() {
        if (state == State.RUNNING) {
            over(outcome());
        }
    }

    private State outcome() {
        if (problemCount == 0) {
            return State.DONE;
        }
        return filesDone > 0 ? State.PARTLY : State.FAILED;
    }

    private void over(State how) {
        state = how;
        ended = Optional.of(time.now());
        waits.clear();
        whenCancelled.clear();
        touch();
    }

    synchronized JobSnapshot snapshot() {
        Instant now = time.now();
        List<Wait> standing = waits.entrySet().stream().map(e -> new Wait(e.getKey().kind(),
                e.getKey().subjects(), positive(Duration.between(e.getValue(), now)))).toList();
        return new JobSnapshot(id, revision, kind, actor, title, state, accepted, filesDone,
                filesSafe, filesTotal, bytesDone, bytesSafe, bytesTotal, began, ended, standing,
                List.copyOf(problems), problemCount, List.copyOf(notes),
                List.copyOf(moved.values()), steering.isPresent() && state == State.RUNNING,
                paused && state == State.RUNNING, priority);
    }

    /** A wall clock may be set back. */
    private static Duration positive(Duration d) {
        return d.isNegative() ? Duration.ZERO : d;
    }

    private void touch() {
        revision++;
        changed.run();
    }
}
