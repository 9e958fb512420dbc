package org.holdfast.engine.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.SeededLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EngineStart;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.run.StartPlan;
import org.holdfast.engine.schedule.ScheduleState;

/**
 * An archive and everything around it, made of one seed. The engine comes and goes; disk,
 * cartridges and the model stay. Everything is checked after every event.
 */
final class SimWorld {
    static final Path HOME = Path.of("/home/archive");
    static final String ACTOR = "client";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final SimShape shape;
    final SplittableRandom dice;
    final FakeTime time = new FakeTime();
    final FakeFileStore disk = new FakeFileStore();
    final Power power = new Power();
    final EventLog log;
    final LedgerModel model = new LedgerModel();
    final List<SimLibrary> libraries = new ArrayList<>();
    final Tally tally = new Tally();
    final Mishaps mishaps;
    final DiskTrouble diskTrouble;
    final Harm harm = new Harm(this);
    private final Invariants invariants = new Invariants(this);
    private final Person person;
    final Door door;
    final Lessee lessee;
    private boolean lone;
    private boolean stagingFails;
    private SeededLanes lanes;
    private Catalog catalog;
    private Journal journal;
    private Engine engine;
    private long boots;

    SimWorld(long seed, boolean words) throws IOException {
        this(seed, SimShape.of(new SplittableRandom(seed).split()), words);
    }

    /** Of a shape that is given. */
    SimWorld(long seed, SimShape shape, boolean words) throws IOException {
        SplittableRandom root = new SplittableRandom(seed);
        root.split();
        this.shape = shape;
        this.log = new EventLog(words);
        this.dice = root.split();
        for (int i = 0; i < shape.libraries().size(); i++) {
            libraries.add(new SimLibrary("library" + (i + 1), shape.libraries().get(i),
                    root.split(), time));
        }
        this.lone = libraries.stream().anyMatch(SimLibrary::lone);
        this.person = new Person(this, root.split());
        this.mishaps = new Mishaps(root.split(), time, tally, shape.deviceFaults());
        this.diskTrouble = new DiskTrouble(root.split(), disk, tally, shape.diskErrors(),
                shape.diskFills());
        this.door = new Door(this, root.split());
        this.lessee = new Lessee(this, root.split());
        disk.createDirectories(HOME);
        disk.witness((what, file) -> {
            if (what.equals("force")) {
                power.force();
            } else {
                power.effect();
            }
            diskTrouble.before(what, file);
            log.note(what + " " + file);
        });
    }

    /** Starts the engine over what there is. */
    void start() throws IOException {
        boots++;
        lanes = new SeededLanes(time, dice.nextLong());
        Env env = new Env(time, new SeededChance(dice.nextLong()), disk, lanes);
        Ledger ledger = Ledger.open(HOME.resolve("ledger"), env,
                new LedgerOptions(shape.sealBytes()));
        model.compare(ledger);
        catalog = Catalog.inMemory();
        TreeMap<String, String> addresses = new TreeMap<>();
        libraries.forEach(l -> addresses.put(l.name, "virtual:" + l.name));
        EngineStart start = new EngineStart(new StartPlan(env, ledger, catalog, HOME,
                ZoneOffset.UTC, addresses, shape.staging(), shape.blockSize(),
                PATIENCE)).founded();
        List<LibraryPlace> places = new ArrayList<>();
        for (SimLibrary library : libraries) {
            places.add(library.open(power, log, mishaps));
        }
        engine = start.begin(places, address -> {
            throw new ArchiveException(new Failure.BadAddress(address, "not here"));
        });
        journal = start.journal();
        invariants.check();
        model.saidWhatIsGone();
        log.note("started " + ledger.last());
    }

    /** The engine's process is no more. */
    private void gone() throws IOException {
        if (journal != null) {
            // What was entered in the last moment is durable, and something may have followed it.
            model.follow(journal.ledger());
        }
        lessee.letGo();
        if (lanes != null) {
            lanes.dropAll();
        }
        if (catalog != null) {
            catalog.close();
            catalog = null;
        }
        engine = null;
        journal = null;
        mishaps.ended();
    }

    /** At the next power cut the staging device is gone. */
    void failStaging() {
        stagingFails = true;
    }

    /** The process is killed, or gives up starting: disk and devices keep everything. */
    void kill() throws IOException {
        log.note("killed");
        gone();
        for (SimLibrary library : libraries) {
            library.close();
        }
    }

    /** Ends in order; false when it does not come to its end within a day. */
    boolean stop() throws IOException {
        log.note("stopping");
        java.util.concurrent.CompletableFuture<Void> closed = engine.closing();
        boolean ended = run(closed::isDone, Duration.ofDays(1));
        Ledger ledger = journal.ledger();
        kill();
        ledger.close();
        return ended;
    }

    /** The power goes: the engine is no more, disk and cartridges keep what they must. */
    void crash() throws IOException {
        log.note("power cut at " + power.effects());
        gone();
        disk.crash(new Random(dice.nextLong()));
        for (SimLibrary library : libraries) {
            library.library.powerCut();
        }
        power.restore();
        if (stagingFails) {
            stagingFails = false;
            tally.add("STAGING_LOST", 1);
            disk.lose(HOME.resolve("staging"));
            model.stagingGone();
        }
        invariants.durable();
    }

    SimMedium medium(org.holdfast.device.media.Barcode b) {
        return invariants.medium(b);
    }

    boolean running() {
        return engine != null;
    }

    Engine engine() {
        return engine;
    }

    Journal journal() {
        return journal;
    }

    SeededLanes lanes() {
        return lanes;
    }

    long boots() {
        return boots;
    }

    /** One event; false when nothing will ever happen again. */
    boolean step() throws IOException {
        if (!lanes.runOne() && !lanes.passTime()) {
            return false;
        }
        invariants.check();
        if (lone) {
            person.look();
        }
        door.visit();
        lessee.look();
        return true;
    }

    /** Whether the engine can be asked for anything: its ledger takes entries. */
    boolean writable() {
        return journal.ledger().state() instanceof LedgerState.Writable;
    }

    /** A condition that events bring about. */
    @FunctionalInterface
    interface Wanted {
        boolean now() throws IOException;
    }

    /** Runs until {@code wanted}, for at most {@code most} of virtual time; whether it came. */
    boolean run(Wanted wanted, Duration most) throws IOException {
        long end = time.nanos() + most.toNanos();
        while (!wanted.now()) {
            if (time.nanos() > end || !step()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is under way, or all that waits has no drive or no cartridge. */
    boolean quiet() {
        ScheduleState state = Probe.schedule(engine);
        boolean waits = state.reads().isEmpty() && state.moves().isEmpty()
                && state.writes().stream().allMatch(w -> state.starved().containsKey(w.domain()))
                && state.drives().values().stream().allMatch(d -> d.uncommitted().isEmpty()
                        && switch (d.phase()) {
                            case EMPTY, LOADED, READY, OFFLINE -> true;
                            case ARRIVING, OPENING, BUSY, CLOSING, LEAVING -> false;
                        });
        return (state.quiet() || waits) && engine.running() == 0;
    }

    long submit(Command command) throws ArchiveException {
        long job = engine.submit(command);
        log.note("job " + job + " " + command.getClass().getSimpleName());
        return job;
    }

    JobSnapshot job(long id) {
        try {
            return engine.awaitJob(id, 0, Duration.ZERO);
        } catch (ArchiveException e) {
            throw new Violation("job " + id + ": " + e.failure());
        }
    }

    <R> R ask(Query<R> query) {
        try {
            return engine.ask(query);
        } catch (ArchiveException e) {
            throw new Violation(query + ": " + e.failure());
        }
    }

    /** Ends everything that takes memory. */
    void end() throws IOException {
        if (catalog != null) {
            catalog.close();
        }
        for (SimLibrary library : libraries) {
            library.library.close();
        }
    }
}
