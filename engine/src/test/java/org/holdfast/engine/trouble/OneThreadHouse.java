package org.holdfast.engine.trouble;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.scsi.ScsiTransport;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.SeededLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EnginePlan;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.staging.Staging;
import org.holdfast.engine.staging.StagingOptions;

/** An engine all of whose lanes run in the caller's thread, in an order that a seed decides. */
final class OneThreadHouse implements AutoCloseable {
    static final String BUCKET = "b";
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path HOME = Path.of("/home");

    final FakeTime time = new FakeTime();
    final SeededLanes lanes;
    final Staging staging;
    final Engine engine;
    private final Journal journal;
    private final TapeLibrary tapes;
    private final VirtualLibrary library;

    OneThreadHouse(long seed, StagingOptions options, LibraryPlan plan) throws IOException {
        this(seed, options, plan, lanes -> lanes);
    }

    /** {@code around}: what the engine gets instead of the lanes. */
    OneThreadHouse(long seed, StagingOptions options, LibraryPlan plan,
            UnaryOperator<Lanes> around) throws IOException {
        lanes = new SeededLanes(time, seed);
        Lanes given = around.apply(lanes);
        FakeFileStore files = new FakeFileStore();
        Env env = new Env(time, new SeededChance(seed), files, given);
        for (String folder : List.of("ledger", "staging", "indexes")) {
            files.createDirectories(HOME.resolve(folder));
        }
        journal = new Journal(Ledger.open(HOME.resolve("ledger"), env, LedgerOptions.DEFAULT),
                Catalog.inMemory(), given.lane("catalog"));
        journal.append("test", new Fact.ArchiveFounded(env.chance().uuid(), "UTC"));
        journal.append("test", new Fact.LibraryAdded("library", "virtual:library"));
        journal.upToDate();
        staging = Staging.open(env, HOME.resolve("staging"), options, List.of()).staging();
        library = VirtualLibrary.inMemory(plan, VirtualClock.STOPPED);
        List<ScsiTransport> drives = new ArrayList<>(library.drives());
        tapes = TapeLibrary.of("virtual:library", library.changer(), drives);
        engine = Engine.begin(new EnginePlan(env, journal, staging, HOME.resolve("staging"),
                HOME.resolve("indexes"), HOME, "test", TroubleHouse.BLOCK, PATIENCE,
                List.of(new LibraryPlace("library", tapes, Optional.empty(), Optional.empty(),
                        plan.cartridges().stream().mapToLong(c -> c.capacityBytes()).min()
                                .orElse(0))), true), address -> {
                    throw new ArchiveException(new Failure.BadAddress(address, "test"));
                });
        lanes.runUntilIdle();
        over(submit(new Command.CreateBucket("test", BUCKET, 2)));
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

    JobSnapshot job(long job) {
        try {
            return engine.awaitJob(job, 0, Duration.ZERO);
        } catch (ArchiveException e) {
            throw new AssertionError(e.failure().toString(), e);
        }
    }

    long put(Source... sources) {
        return submit(new Command.Put("test", BUCKET,
                List.of(sources).stream().map(Source::path).toList()));
    }

    /** Runs until it is so. */
    void until(String what, BooleanSupplier wanted) {
        if (!lanes.runUntil(wanted, Duration.ofHours(1))) {
            throw new AssertionError(what + " did not come: " + ask(new Query.Jobs()) + "\n"
                    + ask(new Query.Status()));
        }
    }

    /** Runs until a job is over. */
    JobSnapshot over(long job) {
        until("the end of job " + job, () -> job(job).over());
        return job(job);
    }

    /** Whether a job waits for room in staging. */
    boolean waitsForRoom(long job) {
        return job(job).waits().stream().anyMatch(
                w -> w.kind() == JobSnapshot.Wait.Kind.ROOM_IN_STAGING);
    }

    void stop() {
        var closed = engine.closing();
        until("the end", closed::isDone);
        closed.join();
    }

    @Override
    public void close() throws IOException {
        if (!lanes.failures().isEmpty()) {
            throw new AssertionError("tasks failed", lanes.failures().getFirst());
        }
        lanes.dropAll();
        tapes.close();
        library.close();
        journal.catalog().close();
        journal.ledger().close();
    }
}
