package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.wire.WireLimits;
import org.holdfast.engine.api.wire.WireServer;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EngineStart;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.run.StartPlan;
import org.holdfast.engine.staging.StagingOptions;

/**
 * Puts the engine of a home together: what each part needs is there before it, and what does not
 * need each other is opened at the same time, since somebody waits.
 */
final class Booting {
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
        HomeCatalog files = new HomeCatalog(home);
        Meanwhile<Catalog> opening = Meanwhile.begin("catalog", () -> files.open(false));
        begun.add(() -> close(opening.opened()));
        LibraryDoor door = new LibraryDoor(home);
        begun.add(door);
        Meanwhile<List<LibraryPlace>> places = Meanwhile.begin("libraries", () -> places(door));
        begun.add(places::opened);
        Ledger ledger = Ledger.open(home.folder("ledger"), env, LedgerOptions.DEFAULT);
        begun.add(ledger);
        Catalog catalog = opening.done();
        catalog.discarded().ifPresent(why -> LOG.log(System.Logger.Level.WARNING,
                "the catalog is made anew from the ledger: {0}", why));
        EngineStart start = new EngineStart(new StartPlan(env, ledger, catalog, home.directory(),
                config.zone(), config.libraries(), StagingOptions.ofLimit(config.stagingBytes()),
                config.blockSize(), config.patience())).founded();
        // Only now: they may be out of reach, and the archive is founded all the same.
        List<LibraryPlace> libraries = places.done();
        Engine engine = start.begin(libraries, address -> add(door, address));
        // Whoever asks first must not be told that the libraries are empty.
        engine.ready().join();
        WireServer server = WireServer.open(SocketPlace.make(home), engine, WireLimits.DEFAULT);
        return new ServedEngine(files, lock, log, engine, start.journal(), door, lanes,
                server);
    }

    private static void close(Optional<Catalog> catalog) throws IOException {
        if (catalog.isPresent()) {
            catalog.get().close();
        }
    }

    private List<LibraryPlace> places(LibraryDoor door) throws ArchiveException {
        List<LibraryPlace> opened = new ArrayList<>();
        for (Map.Entry<String, String> e : config.libraries().entrySet()) {
            opened.add(door.open(e.getKey(), e.getValue()));
        }
        return opened;
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
