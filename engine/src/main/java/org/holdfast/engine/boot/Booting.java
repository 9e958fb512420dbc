package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.wire.WireLimits;
import org.holdfast.engine.api.wire.WireServer;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EnginePlan;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.AcceptedSegment;
import org.holdfast.engine.staging.MissingStagedBytes;
import org.holdfast.engine.staging.Staging;
import org.holdfast.engine.staging.StagingOptions;

/** Puts the engine of a home together: what each part needs is there before it. */
final class Booting {
    private static final String SOFTWARE = "Holdfast 0.1.0";
    private static final String CLOSED = "closed";
    private static final int PAGE = 1_000;
    private static final System.Logger LOG = System.getLogger(Booting.class.getName());

    private final Home home;
    private final HomeLock lock;
    private final HomeConfig config;
    private final List<AutoCloseable> begun = new ArrayList<>();

    Booting(Home home, HomeLock lock) throws ArchiveException {
        this.home = home;
        this.lock = lock;
        this.config = home.config();
        begun.add(lock);
    }

    ServedEngine boot() throws ArchiveException {
        try {
            return parts();
        } catch (IOException | RuntimeException e) {
            undo();
            throw home.unusable(e);
        } catch (ArchiveException e) {
            undo();
            throw e;
        }
    }

    private void undo() {
        for (AutoCloseable part : begun.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "after a start that failed", e);
            }
        }
    }

    private ServedEngine parts() throws IOException, ArchiveException {
        EngineLog log = EngineLog.open(home);
        begun.add(log);
        ThreadLanes lanes = new ThreadLanes();
        begun.add(lanes::close);
        Env env = new Env(new SystemTime(), new SystemChance(), new DiskFileStore(), lanes);
        Ledger ledger = Ledger.open(home.folder("ledger"), env, LedgerOptions.DEFAULT);
        begun.add(ledger);
        Catalog catalog = catalog();
        begun.add(catalog);
        catalog.discarded().ifPresent(why -> LOG.log(System.Logger.Level.WARNING,
                "the catalog is made anew from the ledger: {0}", why));
        Journal journal = new Journal(ledger, catalog, lanes.lane("catalog"));
        boolean writable = ledger.state() instanceof LedgerState.Writable;
        if (writable && ledger.last() == 0) {
            found(env, journal);
        }
        journal.beforeTheFirst(MountSession.ACTOR, new Fact.EngineStarted(SOFTWARE));
        journal.upToDate();
        Staging staging = staging(env, journal, writable);
        LibraryDoor door = new LibraryDoor(home);
        begun.add(door);
        List<LibraryPlace> libraries = new ArrayList<>();
        for (Map.Entry<String, String> e : config.libraries().entrySet()) {
            libraries.add(door.open(e.getKey(), e.getValue()));
        }
        Engine engine = Engine.begin(new EnginePlan(env, journal, staging,
                home.folder("staging"), home.folder("indexes"), home.directory(),
                archive(ledger), config.blockSize(), config.patience(), libraries, writable),
                address -> add(door, address));
        // Whoever asks first must not be told that the libraries are empty.
        engine.ready().join();
        WireServer server = WireServer.open(SocketPlace.make(home), engine, WireLimits.DEFAULT);
        return new ServedEngine(home, lock, log, engine, journal, door, lanes,
                server);
    }

    /**
     * After a kill the database may hold part of a step, and does not say so: then the catalog is
     * made anew from the ledger, which is why it may be lost at any time.
     */
    private Catalog catalog() throws IOException {
        Path directory = home.folder("catalog");
        return Files.deleteIfExists(directory.resolve(CLOSED)) ? Catalog.open(directory)
                : Catalog.openEmpty(directory);
    }

    /** The catalog was closed in order, and can be trusted at the next start. */
    static void closedInOrder(Home home) throws IOException {
        Files.writeString(home.folder("catalog").resolve(CLOSED), "");
    }

    private void found(Env env, Journal journal) throws IOException {
        journal.append(MountSession.ACTOR, new Fact.ArchiveFounded(env.chance().uuid(),
                config.zone().getId()));
        for (Map.Entry<String, String> e : config.libraries().entrySet()) {
            journal.append(MountSession.ACTOR, new Fact.LibraryAdded(e.getKey(), e.getValue()));
        }
    }

    /** The archive's identity: the ledger's first entry. */
    private static String archive(Ledger ledger) throws IOException {
        try (LedgerReader reader = ledger.read(1)) {
            return reader.next().map(e -> e.fact() instanceof Fact.ArchiveFounded f
                    ? f.archive().toString() : "").orElse("");
        }
    }

    private Staging staging(Env env, Journal journal, boolean writable) throws IOException {
        List<AcceptedSegment> accepted = new ArrayList<>();
        long last = journal.catalog().segments().maxSegment();
        for (long segment = 1; segment <= last; segment++) {
            journal.catalog().segments().find(segment).ifPresent(row -> accepted.add(
                    new AcceptedSegment(row.segment(), row.bytes(), row.members(),
                            row.evicted(), row.safe())));
        }
        Staging.Opened opened = Staging.open(env, home.folder("staging"),
                StagingOptions.ofLimit(config.stagingBytes()), accepted);
        for (MissingStagedBytes missing : opened.missing()) {
            lost(journal, missing, writable);
        }
        return opened.staging();
    }

    /** Staged bytes that are gone: said by name, as far as no copy counts. */
    private static void lost(Journal journal, MissingStagedBytes missing, boolean writable)
            throws IOException {
        LOG.log(System.Logger.Level.ERROR, "staged bytes are missing: segment {0} has {1} of {2}",
                missing.segment(), missing.presentBytes(), missing.acceptedBytes());
        Segments.Row row = journal.catalog().segments().find(missing.segment()).orElseThrow();
        int first = 0;
        search:
        while (first < row.members()) {
            for (var blob : journal.catalog().segments().blobs(missing.segment(), first, PAGE)) {
                if (blob.blob().segmentOffset() + blob.blob().stored() > missing.presentBytes()) {
                    break search;
                }
                first = blob.blob().ordinal() + 1;
            }
        }
        if (writable && first < row.members()) {
            journal.append(MountSession.ACTOR, new Fact.StagedBytesLost(missing.segment(), first,
                    row.members() - first, "HF-403"));
        }
    }

    private LibraryPlace add(LibraryDoor door, String address) throws ArchiveException {
        HomeConfig now = home.config();
        int n = now.libraries().size() + 1;
        while (now.libraries().containsKey("library" + n)) {
            n++;
        }
        if (now.libraries().containsValue(address)) {
            throw new ArchiveException(new Failure.BadAddress(address, "is in this home already"));
        }
        LibraryPlace place = door.open("library" + n, address);
        try {
            now.withLibrary(place.name(), address).write(
                    home.directory().resolve(Home.CONFIG));
        } catch (IOException e) {
            throw home.unusable(e);
        }
        return place;
    }

    static Path ledgerOf(Home home) {
        return home.folder("ledger");
    }
}
