package org.holdfast.engine.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.wire.WireClient;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.SystemChance;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReport;
import org.holdfast.engine.ledger.LedgerVerifier;

/** Finds the engine of a home, or starts it; one engine a home. Safe for any thread. */
public final class Engines {
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private Engines() {}

    /**
     * The archive of a home: of the engine that is running, or of one in this process, which ends
     * when it is closed and nobody's job needs it any more. An engine that is just beginning or
     * ending is waited for, some seconds at most.
     *
     * @throws ArchiveException when there is no home, or it cannot be opened
     */
    public static Archive attach(Home home) throws ArchiveException {
        home.config();
        try {
            for (int look = 0;; look++) {
                Optional<HomeLock> lock = HomeLock.take(home);
                if (lock.isPresent()) {
                    return new Booting(home, lock.get()).boot().waitingForClients();
                }
                Optional<Archive> running = running(home, look == LOOKS);
                if (running.isPresent()) {
                    return running.get();
                }
                Thread.sleep(EVERY);
            }
        } catch (IOException e) {
            throw new ArchiveException(new Failure.HomeInUse(home.directory().toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveException(new Failure.HomeInUse(home.directory().toString()), e);
        }
    }

    /** The engine that has the lock, if it can be reached; {@code last}: or why not. */
    private static Optional<Archive> running(Home home, boolean last)
            throws IOException, ArchiveException {
        try {
            Optional<Path> socket = SocketPlace.find(home);
            if (socket.isPresent()) {
                return Optional.of(WireClient.connect(socket.get()));
            }
        } catch (IOException e) {
            if (last) {
                throw e;
            }
        }
        if (last) {
            throw new ArchiveException(new Failure.HomeInUse(home.directory().toString()));
        }
        return Optional.empty();
    }

    /**
     * Runs the engine of a home in this process.
     *
     * @throws ArchiveException when another process has the home, or it cannot be opened
     */
    public static ServedEngine serve(Home home) throws ArchiveException {
        home.config();
        return new Booting(home, lock(home)).boot();
    }

    private static HomeLock lock(Home home) throws ArchiveException {
        try {
            return HomeLock.take(home).orElseThrow(() -> new ArchiveException(
                    new Failure.HomeInUse(home.directory().toString())));
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    /** Checks the ledger by its files alone; what is wrong is in the report. */
    public static LedgerReport verifyLedger(Home home) throws ArchiveException {
        home.config();
        try {
            return LedgerVerifier.verify(new DiskFileStore(), Booting.ledgerOf(home));
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    /**
     * Deletes the catalog and makes it anew from the ledger.
     *
     * @param progress hears how many entries there are, when they have been applied
     */
    public static void rebuildFromLedger(Home home, LongConsumer progress)
            throws ArchiveException {
        home.config();
        ThreadLanes lanes = new ThreadLanes();
        HomeCatalog files = new HomeCatalog(home);
        try (HomeLock _ = lock(home);
                Ledger ledger = Ledger.open(Booting.ledgerOf(home), new Env(new SystemTime(),
                        new SystemChance(), new DiskFileStore(), lanes), LedgerOptions.DEFAULT)) {
            try (Catalog catalog = files.open(true)) {
                new Journal(ledger, catalog, lanes.lane("catalog")).upToDate();
                progress.accept(catalog.applied());
            }
            files.closed();
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            lanes.close();
        }
    }
}
