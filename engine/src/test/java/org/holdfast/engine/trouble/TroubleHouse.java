package org.holdfast.engine.trouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.fault.FaultPlan;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.boot.LoneDrives;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EnginePlan;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.staging.AcceptedSegment;
import org.holdfast.engine.staging.Staging;
import org.holdfast.engine.staging.StagingOptions;

/** A home whose disk, robot and drives can be made to fail, and what its clients see. */
final class TroubleHouse implements AutoCloseable {
    static final String BUCKET = "b";
    static final int BLOCK = 64 << 10;
    private static final Duration LONG = Duration.ofSeconds(30);

    final Path home;
    final VirtualLibrary library;
    final LimitedStore files = new LimitedStore();
    final Map<String, ArmedTransport> devices = new TreeMap<>();
    StagingOptions options = new StagingOptions(64L << 20, 0, 2L << 20, 1_000, 1L << 20,
            64 << 10, 1, 100);
    Duration patience = Duration.ofSeconds(1);
    Engine engine;
    Journal journal;
    private ThreadLanes lanes;
    private TapeLibrary tapes;
    private int restores;

    TroubleHouse(Path home, VirtualLibrary library) throws IOException {
        this.home = home;
        this.library = library;
        for (String folder : List.of("ledger", "staging", "indexes")) {
            Files.createDirectories(home.resolve(folder));
        }
    }

    /** Begun, with a bucket of two copies, over a library in memory. */
    static TroubleHouse begun(Path home, LibraryPlan plan) throws IOException {
        TroubleHouse house = new TroubleHouse(home, VirtualLibrary.inMemory(plan,
                org.holdfast.device.vtl.unit.VirtualClock.STOPPED));
        house.start();
        house.bucket(2);
        return house;
    }

    /** Drives, slots for them and one more, and as many cartridges. */
    static LibraryPlan plan(int drives, int cartridges, long capacity) {
        return LibraryPlan.of(MediaType.LTO8, drives, cartridges + 2, 2)
                .withBlanks(cartridges, MediaType.LTO8, capacity);
    }

    void start() throws IOException {
        files.free();
        lanes = new ThreadLanes(Duration.ofSeconds(3));
        Env env = new Env(new SystemTime(), new SystemChance(), files, lanes);
        Ledger ledger = Ledger.open(home.resolve("ledger"), env, LedgerOptions.DEFAULT);
        journal = new Journal(ledger, Catalog.inMemory(), lanes.lane("catalog"));
        if (ledger.last() == 0) {
            journal.append("test", new Fact.ArchiveFounded(env.chance().uuid(), "UTC"));
            journal.append("test", new Fact.LibraryAdded("library", "virtual:library"));
        }
        journal.upToDate();
        engine = Engine.begin(new EnginePlan(env, journal, staging(env),
                home.resolve("staging"), home.resolve("indexes"), home, "test", BLOCK, patience,
                List.of(place()), ledger.state() instanceof LedgerState.Writable),
                address -> {
                    throw new ArchiveException(new Failure.BadAddress(address, "test"));
                });
    }

    private Staging staging(Env env) throws IOException {
        List<AcceptedSegment> accepted = new ArrayList<>();
        for (long n = 1; n <= journal.catalog().segments().maxSegment(); n++) {
            journal.catalog().segments().find(n).ifPresent(row -> accepted.add(
                    new AcceptedSegment(row.segment(), row.bytes(), row.members(),
                            row.evicted(), row.safe())));
        }
        Staging.Opened opened = Staging.open(env, home.resolve("staging"), options, accepted);
        if (!opened.missing().isEmpty()) {
            throw new AssertionError("accepted bytes are missing: " + opened.missing());
        }
        return opened.staging();
    }

    private LibraryPlace place() throws IOException {
        Optional<ScsiTransport> robot = library.changer().map(t -> armed("robot", t, -1));
        List<ScsiTransport> drives = new ArrayList<>();
        for (ScsiTransport t : library.drives()) {
            drives.add(armed("drive" + (drives.size() + 1), t, drives.size()));
        }
        tapes = TapeLibrary.of("virtual:library", robot, drives);
        long smallest = library.plan().cartridges().stream().mapToLong(c -> c.capacityBytes())
                .min().orElse(0);
        return robot.isEmpty() ? LoneDrives.place("library", library, tapes, smallest)
                : new LibraryPlace("library", tapes, Optional.empty(), Optional.empty(), smallest);
    }

    private ScsiTransport armed(String name, ScsiTransport inner, int drive) {
        ArmedTransport armed = new ArmedTransport(inner, name, () -> loaded(drive));
        devices.put(name, armed);
        return armed;
    }

    private Optional<Barcode> loaded(int drive) {
        try {
            return drive < 0 ? Optional.empty() : library.inDrive(drive);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void arm(String device, FaultPlan plan) {
        devices.get(device).arm(plan);
    }

    /** In order: what is being written is closed. */
    void stop() throws IOException {
        engine.close();
        end();
    }

    /** As by a power cut: neither disk nor devices hear of this process any more. */
    void crash() throws IOException {
        files.die();
        library.powerCut();
        end();
    }

    private void end() throws IOException {
        lanes.close();
        tapes.close();
        journal.catalog().close();
        journal.ledger().close();
    }

    void bucket(int copies) {
        await(submit(new Command.CreateBucket("test", BUCKET, copies)));
    }

    long submit(Command command) {
        try {
            return engine.submit(command);
        } catch (ArchiveException e) {
            throw new AssertionError(e.failure().toString(), e);
        }
    }

    <R> R ask(Query<R> query) {
        try {
            return engine.ask(query);
        } catch (ArchiveException e) {
            throw new AssertionError(e.failure().toString(), e);
        }
    }

    long beginPut(Source source) {
        return submit(new Command.Put("test", BUCKET, List.of(source.path())));
    }

    JobSnapshot put(Source source) {
        return await(beginPut(source));
    }

    JobSnapshot await(long job) {
        return await(job, JobSnapshot::over);
    }

    /** Waits until a job is as {@code wanted}; fails after half a minute. */
    JobSnapshot await(long job, java.util.function.Predicate<JobSnapshot> wanted) {
        long end = System.nanoTime() + LONG.toNanos();
        JobSnapshot now = snapshot(job, 0);
        while (!wanted.test(now)) {
            if (System.nanoTime() > end || now.over()) {
                throw new AssertionError("not as wanted: " + now + "\n"
                        + ask(new Query.Status()));
            }
            now = snapshot(job, now.revision());
        }
        return now;
    }

    private JobSnapshot snapshot(long job, long after) {
        try {
            return engine.awaitJob(job, after, Duration.ofMillis(200));
        } catch (ArchiveException e) {
            throw new AssertionError(e.failure().toString(), e);
        }
    }

    /** Waits until everything accepted is safe. */
    void awaitSafe() {
        long end = System.nanoTime() + LONG.toNanos();
        while (ask(new Query.Status()).notSafe() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not safe: " + ask(new Query.Status()));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /** Waits until {@code wanted}; fails after half a minute. */
    void awaitThat(String what, java.util.function.BooleanSupplier wanted) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come: " + ask(new Query.Status()));
            }
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /** Restores all into a new folder. */
    Restored restore(Optional<Integer> copy) {
        Path target = home.resolve("restored" + ++restores);
        return new Restored(target, await(submit(new Command.Get("test", BUCKET, "",
                target.toString(), copy, false))));
    }

    /** What a restore gave. */
    record Restored(Path target, JobSnapshot job) {}

    /** Every change of a name that the ledger has. */
    List<Fact.NamesChanged.NameChange> renamed() throws IOException {
        List<Fact.NamesChanged.NameChange> all = new ArrayList<>();
        try (LedgerReader reader = journal.ledger().read(1)) {
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                if (e.get().fact() instanceof Fact.NamesChanged names) {
                    all.addAll(names.changes());
                }
            }
        }
        return all;
    }

    JobSnapshot evict() {
        return await(submit(new Command.EvictStaging("test")));
    }

    @Override
    public void close() throws IOException {
        stop();
        library.close();
    }
}
