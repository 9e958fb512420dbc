package org.holdfast.engine.boot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.wire.WireServer;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.run.Engine;

/**
 * The engine of a home, running in this process, with its socket. Closing it brings what is being
 * written to where it counts, unloads, and lets go of the home. Safe for any thread.
 */
public final class ServedEngine implements Archive {
    private static final System.Logger LOG = System.getLogger(ServedEngine.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final int LINGER_LOOKS = 100;

    private final HomeCatalog catalog;
    private final HomeLock lock;
    private final EngineLog log;
    private final Engine engine;
    private final Journal journal;
    private final LibraryDoor libraries;
    private final Lanes lanes;
    private final WireServer server;
    private final Set<Long> own = ConcurrentHashMap.newKeySet();
    private volatile boolean waitsForClients;
    private boolean closed;

    ServedEngine(HomeCatalog catalog, HomeLock lock, EngineLog log, Engine engine, Journal journal,
            LibraryDoor libraries, Lanes lanes, WireServer server) {
        this.catalog = catalog;
        this.lock = lock;
        this.log = log;
        this.engine = engine;
        this.journal = journal;
        this.libraries = libraries;
        this.lanes = lanes;
        this.server = server;
    }

    /** From now on, closing it waits until the jobs that clients have begun are over. */
    ServedEngine waitingForClients() {
        waitsForClients = true;
        return this;
    }

    /** Where clients find it. */
    public Path socket() {
        return server.socket();
    }

    /** Waits until a client has asked it to end. */
    public void awaitStop() throws InterruptedException {
        try {
            engine.stopAsked().get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether something is being done, or waits to be written and can be. */
    public boolean busy() {
        return engine.running() > 0 || engine.writing();
    }

    @Override
    public long submit(org.holdfast.engine.api.Command command) throws ArchiveException {
        long job = engine.submit(command);
        own.add(job);
        return job;
    }

    @Override
    public <R> R ask(Query<R> query) throws ArchiveException {
        return engine.ask(query);
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience)
            throws ArchiveException {
        return engine.awaitJob(job, after, patience);
    }

    /** Who comes second waits until it is closed. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (waitsForClients) {
            awaitClients();
        }
        boolean heard = !clientsWait();
        // Clients hear from the engine itself that it ends, and not from a socket that is gone.
        engine.close();
        if (!heard) {
            linger();
        }
        server.close();
        end("lanes", lanes::close);
        end("libraries", libraries);
        end("catalog", () -> {
            journal.catalog().close();
            catalog.closed();
        });
        end("ledger", journal.ledger());
        end("log", log);
        end("lock", lock);
    }

    private void awaitClients() {
        try {
            Optional<JobSnapshot> job = ofClient();
            while (job.isPresent()) {
                engine.awaitJob(job.get().id(), job.get().revision(), LOOK);
                job = ofClient();
            }
            linger();
        } catch (ArchiveException e) {
            LOG.log(System.Logger.Level.WARNING, "clients are not waited for", e);
        }
    }

    private boolean clientsWait() {
        try {
            return ofClient().isPresent();
        } catch (ArchiveException e) {
            LOG.log(System.Logger.Level.WARNING, "whether clients wait is not known", e);
            return false;
        }
    }

    /** Clients still have to hear how their jobs ended. */
    private void linger() {
        try {
            for (int look = 0; server.connections() > 0 && look < LINGER_LOOKS; look++) {
                Thread.sleep(LINGER);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<JobSnapshot> ofClient() throws ArchiveException {
        return engine.ask(new Query.Jobs()).jobs().stream()
                .filter(j -> !j.over() && !own.contains(j.id())).findFirst();
    }

    private static void end(String what, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "closing " + what, e);
        }
    }

}
