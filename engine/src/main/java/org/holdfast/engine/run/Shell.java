package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.schedule.DriveState;
import org.holdfast.engine.schedule.Effect;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.MoveItem;
import org.holdfast.engine.schedule.Schedule;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.schedule.SchedulePolicy;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.session.SessionTools;

/**
 * Performs the scheduler's effects on lanes and feeds their ends back as inputs.
 *
 * <p>The state belongs to one lane; {@link #state} is a value that anyone may look at. All other
 * methods are safe for any thread.
 */
final class Shell {
    private static final System.Logger LOG = System.getLogger(Shell.class.getName());
    private static final Duration LOOK = Duration.ofMillis(500);
    /** How often a library is asked whether somebody has changed what is in it. */
    private static final Duration GLANCE = Duration.ofSeconds(2);

    private static final Duration RARELY = Duration.ofMinutes(4);

    private final Env env;
    private final SessionTools tools;
    private final Lane core;
    private final Safety safety;
    private final ReadDesk reads;
    private final HomeProbe probe;
    private volatile Consumer<Optional<Barcode>> doubt = judged -> { };
    private final Instant began;
    private final long beganNanos;
    private final Map<String, LibraryDesk> libraries = new ConcurrentSkipListMap<>();
    private final Map<DriveId, DriveDesk> drives = new ConcurrentSkipListMap<>();
    private final Map<Long, Job> moves = new HashMap<>();
    private final AtomicLong tasks = new AtomicLong(1);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    /** Doubles while what a probe finds well fails in earnest. */
    private Duration probePause = GLANCE;
    private Optional<Instant> wake = Optional.empty();
    private final ActivityBook activity;
    private final Doings doings;
    private volatile ScheduleState state;

    Shell(SessionTools tools, Safety safety, ReadDesk reads, HomeProbe probe,
            SchedulePolicy policy) {
        this.env = tools.env();
        this.tools = tools;
        this.safety = safety;
        this.reads = reads;
        this.probe = probe;
        this.core = env.lanes().lane("core");
        this.activity = new ActivityBook(env.time());
        this.doings = new Doings(safety, reads);
        this.state = ScheduleState.initial(policy);
        this.began = env.time().now();
        this.beganNanos = env.time().nanos();
    }

    /** The scheduler's state of a moment. */
    ScheduleState state() {
        return state;
    }

    /** What drives and robots have done and do. */
    ActivityBook activity() {
        return activity;
    }

    /** Called when copies may have come to count no more: all of a cartridge, if it says which. */
    void onDoubt(Consumer<Optional<Barcode>> action) {
        doubt = action;
    }

    /** The libraries by name. */
    Map<String, LibraryDesk> libraries() {
        return new TreeMap<>(libraries);
    }

    /** The drives. */
    Map<DriveId, DriveDesk> drives() {
        return new TreeMap<>(drives);
    }

    /** Takes a library into service and looks at what is in it. */
    void add(LibraryDesk library) throws IOException {
        libraries.put(library.name(), library);
        if (library.robot()) {
            activity.robot(library.name());
        }
        for (TapeLibrary.Bay bay : library.library().bays()) {
            DriveId id = new DriveId(library.name(), bay.element());
            bay.drive().meter(activity.drive(id.library(), id.element()));
            drives.put(id, new DriveDesk(id, bay, env.lanes().lane("drive-" + id),
                    new MountSession(id, bay.drive(), tools), DriveDesk.model(bay)));
        }
        post(library.look());
        glanceLater(library);
    }

    private void glanceLater(LibraryDesk library) {
        robot(library).executeAfter(GLANCE, () -> {
            try {
                if (library.changed()) {
                    post(library.look());
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "library " + library.name()
                        + " cannot be asked", e);
            }
            if (!drained.isDone()) {
                glanceLater(library);
            }
        });
    }

    /** Tells the scheduler what happened. */
    void post(Input input) {
        core.execute(() -> take(input));
    }

    /** Completes when everything that was told before has been taken. */
    CompletableFuture<Void> settled() {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        core.execute(() -> taken.complete(null));
        return taken;
    }

    /** A task number that was never used before. */
    long nextTask() {
        return tasks.getAndIncrement();
    }

    /** Asks for a move on behalf of a job, which it ends. */
    void move(Job job, String library, int from, int to) {
        long task = nextTask();
        core.execute(() -> {
            moves.put(task, job);
            take(new Input.MoveAsked(new MoveItem(task, library, from, to)));
        });
    }

    /** Looks at a library again. */
    CompletableFuture<Void> look(String library) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        LibraryDesk desk = libraries().get(library);
        robot(desk).execute(() -> {
            try {
                post(desk.look());
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** A person has done something to a library: what failed there is tried again. */
    void attended(String library, SortedSet<Integer> drives) {
        post(new Input.Attended(library, drives));
    }

    /** Closes what is mounted and begins nothing; completes when all is closed. */
    CompletableFuture<Void> drain() {
        post(new Input.Drain());
        return drained;
    }

    private Lane robot(LibraryDesk library) {
        return env.lanes().lane("robot-" + library.name());
    }

    /** The scheduler's clock: begins at the wall's and never goes back. */
    private Instant now() {
        return began.plusNanos(env.time().nanos() - beganNanos);
    }

    private void take(Input input) {
        if (input instanceof Input.Sealed sealed) {
            safety.expect(sealed.items());
        }
        boolean heldBefore = state.held().isPresent();
        Optional<Barcode> at = cartridge(input);
        boolean counted = at.filter(this::counts).isPresent();
        Schedule.Decision decision = Schedule.step(state, input, now());
        state = decision.state();
        for (Effect effect : decision.effects()) {
            try {
                perform(effect);
            } catch (RuntimeException e) {
                // The others are performed all the same; at the end of the engine none can be.
                LOG.log(System.Logger.Level.WARNING, "not performed: " + effect, e);
            }
        }
        if (input instanceof Input.Committed) {
            probePause = GLANCE;
        } else if (state.held().isPresent() && !heldBefore) {
            probeLater(probePause);
            probePause = probePause.compareTo(RARELY) < 0 ? probePause.multipliedBy(2) : RARELY;
        }
        safety.starving(state.starved(), standing());
        if (counted && at.filter(this::counts).isEmpty()) {
            doubt.accept(at);
        } else if (input instanceof Input.ReadDone) {
            doubt.accept(Optional.empty());
        }
    }

    private boolean counts(Barcode barcode) {
        return Optional.ofNullable(state.cartridges().get(barcode)).filter(c ->
                switch (c.state()) {
                    case APPENDABLE, FULL, READ_ONLY -> true;
                    case SCRATCH, FOREIGN, BAD -> false;
                }).isPresent();
    }

    /** The cartridge that an input may have judged. */
    private Optional<Barcode> cartridge(Input input) {
        return switch (input) {
            case Input.OpenFailed f -> Optional.of(f.cartridge());
            case Input.WriteFailed f -> inDrive(f.drive());
            case Input.ReadFailed f -> inDrive(f.drive());
            case Input.CloseFailed f -> inDrive(f.drive());
            case Input.Closed f -> inDrive(f.drive());
            case Input other -> Optional.empty();
        };
    }

    private Optional<Barcode> inDrive(DriveId id) {
        return Optional.ofNullable(state.drives().get(id)).flatMap(DriveState::cartridge);
    }

    /** What holds all writing up, the worst first. */
    private List<Failure> standing() {
        List<Failure> all = new ArrayList<>();
        state.held().ifPresent(reason -> all.add(probe.failure(reason)));
        all.addAll(Troubles.robots(state));
        return all;
    }

    /** Asks the disk again until it answers well. */
    private void probeLater(Duration pause) {
        env.lanes().lane("home").executeAfter(pause, () -> {
            if (drained.isDone()) {
                return;
            }
            Optional<String> trouble = probe.trouble();
            if (trouble.isEmpty()) {
                post(new Input.HomeWell());
            } else {
                LOG.log(System.Logger.Level.DEBUG, "our own disk: {0}", trouble.get());
                probeLater(pause);
            }
        });
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Move e -> fetchAndMove(e, doings.move(state, e,
                    e.task().map(moves::get).map(Job::id)));
            case Effect.AskPerson e -> ask(e);
            case Effect.Open e -> on(e.drive(), doings.open(state, e),
                    d -> d.session().open(e.cartridge(),
                            state.cartridges().get(e.cartridge()).state(), e.mode(),
                            e.domain()));
            case Effect.Write e -> on(e.drive(), doings.write(e),
                    d -> d.session().write(e.items()));
            case Effect.Commit e -> on(e.drive(), doings.commit(state, e), d -> {
                Input input = d.session().commit();
                if (input instanceof Input.Committed) {
                    safety.counted(e.cartridge(), d.session().domain(), d.session().counted(),
                            d.session().takeWritingTime());
                }
                return input;
            });
            case Effect.Read e -> on(e.drive(), doings.read(e),
                    d -> d.session().read(e.item().task(), reads.take(e.item().task())));
            case Effect.Close e -> on(e.drive(), doings.close(e), d -> d.session().close());
            case Effect.RefuseRead e -> reads.refuse(e.item(), e.reason());
            case Effect.RefuseMove e -> refuse(e);
            case Effect.GiveUp e -> safety.givenUp(e.item(), e.unreadable());
            case Effect.Wake e -> wakeAt(e.at());
            case Effect.Drained e -> drained.complete(null);
        }
    }

    @FunctionalInterface
    private interface DriveWork {
        Input perform(DriveDesk desk);
    }

    private void on(DriveId id, ActivityLane.Doing doing, DriveWork work) {
        DriveDesk desk = drives.get(id);
        ActivityLane lane = activity.drive(id.library(), id.element());
        desk.lane().execute(() -> {
            lane.begin(doing);
            Input done = performed(desk, work);
            lane.end(Doings.failed(done));
            post(done);
        });
    }

    /** A defect of ours costs the mount and the drive, never the scheduler's knowledge of them. */
    private static Input performed(DriveDesk desk, DriveWork work) {
        try {
            return work.perform(desk);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "work on " + desk.id() + " failed", e);
            return desk.session().crashed(e);
        }
    }

    private void wakeAt(Instant at) {
        if (wake.isPresent() && !wake.get().isAfter(at) && wake.get().isAfter(now())) {
            return;
        }
        wake = Optional.of(at);
        Duration delay = Duration.between(now(), at);
        core.executeAfter(delay.isNegative() ? Duration.ZERO : delay,
                () -> take(new Input.Tick()));
    }

    /** The robot can take a cartridge out of a drive only after the drive has let go of it. */
    private void fetchAndMove(Effect.Move e, ActivityLane.Doing doing) {
        DriveDesk source = drives.get(new DriveId(e.library(), e.from()));
        Lane robot = robot(libraries.get(e.library()));
        if (source == null) {
            robot.execute(() -> guardedMove(e, doing));
        } else {
            source.lane().execute(() -> {
                source.session().letGo();
                robot.execute(() -> guardedMove(e, doing));
            });
        }
    }

    private void guardedMove(Effect.Move e, ActivityLane.Doing doing) {
        ActivityLane lane = activity.robot(e.library());
        lane.begin(doing);
        try {
            move(e);
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "a move failed", failed);
            lane.end(true);
            post(new Input.MoveFailed(e.library(), e.cartridge(), e.from(), e.to(),
                    "internal: " + failed, Optional.empty()));
        }
    }

    /** On the robot's lane. */
    private void move(Effect.Move e) {
        LibraryDesk library = libraries().get(e.library());
        boolean arrived;
        String why = "";
        Optional<Input.LibrarySeen> seen = Optional.empty();
        try {
            library.move(e.cartridge(), e.from(), e.to());
            arrived = true;
        } catch (IOException failed) {
            why = String.valueOf(failed.getMessage());
            LOG.log(System.Logger.Level.WARNING, "moving " + e.cartridge() + " failed", failed);
            // What the robot says it did not do, it may have done: the inventory tells.
            seen = lookedAgain(library);
            arrived = seen.isPresent() && library.arrived(e.cartridge(), e.to());
        }
        activity.robot(e.library()).end(!arrived);
        if (arrived) {
            moved(e.library(), e.cartridge(), e.from(), e.to());
        } else {
            post(new Input.MoveFailed(e.library(), e.cartridge(), e.from(), e.to(), why, seen));
        }
        String reason = why;
        boolean there = arrived;
        e.task().ifPresent(task -> core.execute(() -> ended(task, there
                ? Optional.empty() : Optional.of(new Failure.MoveFailed(e.library(), e.from(),
                        e.to(), reason)))));
        if (arrived && !reason.isEmpty()) {
            look(e.library());
        }
    }

    private static Optional<Input.LibrarySeen> lookedAgain(LibraryDesk library) {
        try {
            return Optional.of(library.look());
        } catch (IOException again) {
            LOG.log(System.Logger.Level.WARNING, "library " + library.name()
                    + " cannot be looked at", again);
            return Optional.empty();
        }
    }

    private void moved(String library, Barcode cartridge, int from,
            int to) {
        try {
            tools.journal().append(MountSession.ACTOR,
                    new Fact.CartridgeMoved(library, cartridge, from, to));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the ledger does not take a move", e);
        }
        post(new Input.Moved(library, cartridge, from, to));
    }

    private void ended(long task, Optional<Failure> failure) {
        Job job = moves.remove(task);
        if (job != null) {
            failure.ifPresentOrElse(job::problem, () -> job.done(1, 0));
            job.end();
        }
    }

    private void refuse(Effect.RefuseMove e) {
        MoveItem m = e.item();
        ended(m.task(), Optional.of(switch (e.reason()) {
            case NO_SUCH_ELEMENT -> new Failure.NoSuchElement(m.library(),
                    state.libraries().containsKey(m.library()) && known(m, m.from()) ? m.to()
                            : m.from());
            case SOURCE_EMPTY -> new Failure.ElementEmpty(m.library(), m.from());
            case DESTINATION_FULL -> new Failure.ElementFull(m.library(), m.to());
            case BUSY -> new Failure.ElementBusy(m.library(), m.from());
        }));
    }

    private boolean known(MoveItem m, int element) {
        return libraries.get(m.library()).seen().stream().anyMatch(x -> x.address() == element);
    }

    /** Without a robot: the drive, or the shelf, tells when the person has done it. */
    private void ask(Effect.AskPerson e) {
        safety.asked(e.cartridge(), e.from(), e.to());
        LOG.log(System.Logger.Level.INFO, "please move {0} from {1} to {2} of {3}",
                e.cartridge(), e.from(), e.to(), e.library());
        watch(e);
    }

    private void watch(Effect.AskPerson e) {
        LibraryDesk library = libraries().get(e.library());
        robot(library).executeAfter(LOOK, () -> {
            try {
                library.look();
                OptionalInt place = library.laid(e.cartridge(), e.to());
                if (place.isPresent()) {
                    safety.answered(e.cartridge());
                    moved(e.library(), e.cartridge(), e.from(), place.getAsInt());
                    return;
                }
            } catch (IOException failed) {
                LOG.log(System.Logger.Level.WARNING, "library " + e.library()
                        + " cannot be looked at", failed);
            }
            if (!drained.isDone()) {
                watch(e);
            }
        });
    }

    /** Ends the jobs that wait for moves: nothing more is moved. */
    void abandonMoves() {
        core.execute(() -> List.copyOf(moves.keySet()).forEach(
                task -> ended(task, Optional.of(new Failure.Stopping()))));
    }
}
