package org.holdfast.app.doorway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.bench.BenchListener;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;

/** Makes homes, finds or starts their engines. Safe for any thread; every call may block. */
public interface EngineDoorway {
    /** Whether there is a home in this directory. */
    boolean homeExists(Path home);

    /**
     * Makes a home.
     *
     * @param library the address of its library; empty for the built-in virtual one
     * @param recordsMedia virtual cartridges as directories of records
     * @throws ArchiveException when there is one, or it cannot be made
     */
    void createHome(Path home, Optional<String> library, boolean recordsMedia)
            throws ArchiveException;

    /**
     * The archive of a home: of the engine that is running, or else of one in this process, which
     * ends, when the archive is closed, as soon as its work is done.
     *
     * @throws ArchiveException when there is no home, or it cannot be opened
     */
    Archive attach(Path home) throws ArchiveException;

    /**
     * Whether an attached archive's engine runs in this process and still has work: a face waits
     * for that before it closes the archive.
     */
    boolean busy(Archive archive);

    /**
     * Runs the engine of a home without a window until it is closed.
     *
     * @throws ArchiveException when another process has the home
     */
    ServedEngine serve(Path home) throws ArchiveException;

    /**
     * Checks the ledger by its files alone.
     *
     * @throws ArchiveException when the ledger is damaged or there is none
     */
    LedgerReport verifyLedger(Path home) throws ArchiveException;

    /**
     * Makes the catalog anew from the ledger.
     *
     * @param progress hears how many entries have been applied
     * @throws ArchiveException when another process has the home, or the ledger is damaged
     */
    void rebuildFromLedger(Path home, LongConsumer progress) throws ArchiveException;

    /**
     * Takes figures on this machine, in a directory that is deleted afterwards. Takes minutes.
     *
     * @throws IOException when the directory cannot be made
     */
    BenchReport bench(BenchOrder order, BenchListener listener) throws IOException;
}
