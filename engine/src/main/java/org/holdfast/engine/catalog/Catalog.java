package org.holdfast.engine.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.catalog.project.Projector;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.catalog.query.Cartridges;
import org.holdfast.engine.catalog.query.Copies;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.catalog.query.Selections;
import org.holdfast.engine.catalog.query.VersionRecords;
import org.holdfast.engine.catalog.sql.Database;

/**
 * The queryable projection of the ledger.
 *
 * <p>It says nothing of its own: it may be deleted at any time and is rebuilt from the entries.
 * Safe for any thread; one at a time applies, a few read beside it, each from one state.
 */
public final class Catalog implements AutoCloseable {
    private final Database database;
    private final ReentrantLock applying = new ReentrantLock();
    private Projector projector;
    private volatile long applied;

    private Catalog(Database database) throws IOException {
        this.database = database;
        this.projector = new Projector(database.writer());
        this.applied = database.read(sql -> sql.number("SELECT number FROM applied"));
    }

    /**
     * Opens the catalog in a directory, or makes one. A damaged or differently built one is deleted
     * and begun anew with nothing applied; {@link #discarded} says so.
     *
     * @throws IOException when it is open elsewhere or the directory cannot be written
     */
    public static Catalog open(Path directory) throws IOException {
        return new Catalog(Database.inDirectory(directory));
    }

    /** Deletes a catalog that is not open. */
    public static void delete(Path directory) throws IOException {
        Database.delete(directory);
    }

    /** An empty catalog in memory. */
    public static Catalog inMemory() throws IOException {
        return new Catalog(Database.inMemory());
    }

    /** Why the catalog that was found had to be deleted at opening. */
    public Optional<String> discarded() {
        return database.discarded();
    }

    /** The number of the last entry applied; 0 when there is none. */
    public long applied() {
        return applied;
    }

    /**
     * Applies entries in one step: all or none. Those already applied are skipped.
     *
     * @param entries in order of their numbers, without gaps
     * @throws IllegalArgumentException when a number is missing
     * @throws IOException when the facts contradict each other or the database fails; nothing of
     *     these entries is applied then
     */
    public void apply(List<Numbered> entries) throws IOException {
        applying.lock();
        try {
            List<Numbered> fresh = entries.stream().filter(e -> e.number() > applied).toList();
            for (int i = 0; i < fresh.size(); i++) {
                if (fresh.get(i).number() != applied + 1 + i) {
                    throw new IllegalArgumentException("entry " + fresh.get(i).number()
                            + " where " + (applied + 1 + i) + " is next");
                }
            }
            if (!fresh.isEmpty()) {
                project(fresh);
            }
        } finally {
            applying.unlock();
        }
    }

    private void project(List<Numbered> entries) throws IOException {
        long last = entries.getLast().number();
        try {
            projector.project(entries);
            database.writer().run("UPDATE applied SET number = ?", last);
            database.writer().commit();
        } catch (SQLException e) {
            undo(e);
            throw new IOException("applying entries up to " + last + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            undo(e);
            throw e;
        }
        applied = last;
    }

    private void undo(Exception cause) {
        projector = new Projector(database.writer());
        try {
            database.writer().rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Buckets. */
    public Buckets buckets() {
        return new Buckets(database);
    }

    /** Current objects and folders, and where they stand in the order of keys. */
    public Objects objects() {
        return new Objects(database);
    }

    /** Versions, their blobs and their copies. */
    public VersionRecords versions() {
        return new VersionRecords(database);
    }

    /** Segments: what waits, what may be evicted, which blobs they hold. */
    public Segments segments() {
        return new Segments(database);
    }

    /** Runs of copies. */
    public Copies copies() {
        return new Copies(database);
    }

    /** Cartridges and what is to be done in their indexes. */
    public Cartridges cartridges() {
        return new Cartridges(database);
    }

    /** What a restore has to read. */
    public Selections selections() {
        return new Selections(database);
    }

    /** Waits for what is under way, then closes the database. */
    @Override
    public void close() throws IOException {
        applying.lock();
        try {
            database.close();
        } finally {
            applying.unlock();
        }
    }
}
