package org.holdfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.doorway.LedgerReport;
import org.holdfast.app.doorway.ServedEngine;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.bench.BenchListener;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;

/** A door to one fake archive. */
public final class FakeDoorway implements EngineDoorway {
    /** What was asked of the door, in order. */
    public final List<String> heard = new ArrayList<>();
    /** What a check of the ledger says; null for damage. */
    public LedgerReport ledger = new LedgerReport(42, 15, 2, "0badcafe", Optional.empty());
    /** What a benchmark says. */
    public BenchReport bench = new BenchReport(new BenchReport.Machine(2, 1, "disk", 1, "java",
            "system", 1, FakeArchive.NOW), List.of());
    /** Thrown at the next attach. */
    public RuntimeException crash;

    /** Where it leads. */
    public FakeArchive archive;

    /** Opens to an archive. */
    public FakeDoorway(FakeArchive archive) {
        this.archive = archive;
    }

    @Override
    public boolean homeExists(Path home) {
        return Files.exists(home.resolve("config.properties"));
    }

    @Override
    public void createHome(Path home, Optional<String> library, boolean recordsMedia)
            throws ArchiveException {
        heard.add("create " + home + " " + library.orElse("-") + " " + recordsMedia);
        if (homeExists(home)) {
            throw new ArchiveException(new Failure.HomeExists(home.toString()));
        }
        try {
            Files.createDirectories(home.resolve("log"));
            Files.createFile(home.resolve("config.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Archive attach(Path home) throws ArchiveException {
        heard.add("attach " + home);
        if (crash != null) {
            throw crash;
        }
        if (!homeExists(home)) {
            throw new ArchiveException(new Failure.NoHome(home.toString()));
        }
        return archive;
    }

    @Override
    public boolean busy(Archive asked) {
        return false;
    }

    @Override
    public ServedEngine serve(Path home) {
        heard.add("serve " + home);
        return new ServedEngine() {
            @Override
            public Path socket() {
                return home.resolve("socket");
            }

            @Override
            public void awaitEnd() {
                heard.add("awaited");
            }

            @Override
            public void close() {
                heard.add("closed");
            }
        };
    }

    @Override
    public LedgerReport verifyLedger(Path home) throws ArchiveException {
        heard.add("verify " + home);
        if (ledger == null) {
            throw new ArchiveException(new Failure.LedgerDamaged("ledger-1", 17, "bad CRC"));
        }
        return ledger;
    }

    @Override
    public void rebuildFromLedger(Path home, LongConsumer progress) {
        heard.add("rebuild " + home);
        progress.accept(21);
        progress.accept(42);
    }

    @Override
    public BenchReport bench(BenchOrder order, BenchListener listener) {
        heard.add("bench " + order);
        order.what().forEach(b -> listener.at(b, 1, order.runs()));
        return bench;
    }
}
