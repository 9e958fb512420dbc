package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ltfs.io.VolumeSpec;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EngineStart;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.run.StartPlan;
import org.holdfast.engine.staging.StagingOptions;

/** A real engine on this disk, started as every engine is, in a world where a lane can be held. */
final class BenchEngine implements AutoCloseable {
    static final String ACTOR = "local";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Nothing can become safe without a drive: jobs end soon after everything is accepted. */
    private static final Duration NO_PATIENCE = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Lanes lanes;
    private final Journal journal;
    private final Engine engine;

    private BenchEngine(Lanes lanes, Journal journal, Engine engine) {
        this.lanes = lanes;
        this.journal = journal;
        this.engine = engine;
    }

    /** Where files are put and nothing is written; {@code still}: the catalog does not follow. */
    static BenchEngine accepting(Path home, long stagingBytes, boolean still)
            throws IOException {
        ThreadLanes lanes = new ThreadLanes();
        return begin(home, still ? new HeldLanes(lanes, "catalog") : lanes, stagingBytes,
                List.of(), NO_PATIENCE);
    }

    /** With a library. */
    static BenchEngine writing(Path home, long stagingBytes, BenchLibrary library)
            throws IOException {
        return begin(home, new ThreadLanes(), stagingBytes, List.of(library.place()),
                PATIENCE);
    }

    private static BenchEngine begin(Path home, Lanes lanes, long stagingBytes,
            List<LibraryPlace> libraries, Duration patience) throws IOException {
        Env env = new Env(new SystemTime(), new SystemChance(), new DiskFileStore(), lanes);
        env.files().createDirectories(home);
        Ledger ledger = Ledger.open(home.resolve("ledger"), env, LedgerOptions.DEFAULT);
        Catalog catalog = Catalog.open(home.resolve("catalog"));
        EngineStart start = new EngineStart(new StartPlan(env, ledger, catalog, home,
                ZoneOffset.UTC, new TreeMap<>(), StagingOptions.ofLimit(stagingBytes),
                VolumeSpec.USUAL_BLOCK, patience)).founded();
        Engine engine = start.begin(libraries, address -> {
            throw new ArchiveException(new Failure.BadAddress(address, "not here"));
        });
        engine.ready().join();
        return new BenchEngine(lanes, start.journal(), engine);
    }

    Journal journal() {
        return journal;
    }

    /** Makes a bucket. */
    void bucket(String name, int copies) throws IOException {
        over(submit(new Command.CreateBucket(ACTOR, name, copies)));
    }

    /** Begins a job; its number. */
    long submit(Command command) throws IOException {
        try {
            return engine.submit(command);
        } catch (ArchiveException e) {
            throw failed(e.failure().toString(), e);
        }
    }

    /** Waits until all files of a put are accepted. */
    JobSnapshot accepted(long job) throws IOException {
        return await(job, false);
    }

    /** Waits for the end of a job; fails when not all of it was done. */
    JobSnapshot over(long job) throws IOException {
        JobSnapshot now = await(job, true);
        if (now.state() != JobSnapshot.State.DONE) {
            throw failed(now.state() + " " + now.problems().stream().limit(1).toList(), null);
        }
        return now;
    }

    /** Waits for the end of a job, however much of it was done. */
    void ended(long job) throws IOException {
        await(job, true);
    }

    private JobSnapshot await(long job, boolean end) throws IOException {
        try {
            JobSnapshot now = engine.awaitJob(job, 0, LOOK);
            while (!now.over() && (end || !now.accepted())) {
                now = engine.awaitJob(job, now.revision(), LOOK);
            }
            if (!now.accepted() && !end) {
                throw failed(now.problems().stream().limit(1).toList().toString(), null);
            }
            return now;
        } catch (ArchiveException e) {
            throw failed(e.failure().toString(), e);
        }
    }

    private static IOException failed(String why, Exception cause) {
        return new IOException("the engine: " + Optional.ofNullable(why).orElse(""), cause);
    }

    @Override
    public void close() throws IOException {
        engine.close();
        lanes.close();
        try {
            journal.catalog().close();
        } finally {
            journal.ledger().close();
        }
    }
}
