package org.holdfast.app;

import java.io.IOException;
import java.nio.file.Path;
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
import org.holdfast.engine.bench.Benchmarks;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;

/** The door to the real engine. */
final class BootDoorway implements EngineDoorway {
    @Override
    public boolean homeExists(Path home) {
        return new Home(home).exists();
    }

    @Override
    public void createHome(Path home, Optional<String> library, boolean recordsMedia)
            throws ArchiveException {
        new Home(home).create(library, recordsMedia);
    }

    @Override
    public Archive attach(Path home) throws ArchiveException {
        return Engines.attach(new Home(home));
    }

    @Override
    public boolean busy(Archive archive) {
        return archive instanceof org.holdfast.engine.boot.ServedEngine here && here.busy();
    }

    @Override
    public ServedEngine serve(Path home) throws ArchiveException {
        org.holdfast.engine.boot.ServedEngine engine = Engines.serve(new Home(home));
        return new ServedEngine() {
            @Override
            public Path socket() {
                return engine.socket();
            }

            @Override
            public void awaitEnd() throws InterruptedException {
                engine.awaitStop();
            }

            @Override
            public void close() {
                engine.close();
            }
        };
    }

    @Override
    public LedgerReport verifyLedger(Path home) throws ArchiveException {
        var found = Engines.verifyLedger(new Home(home));
        if (found.problem().isPresent()) {
            var bad = found.problem().get();
            throw new ArchiveException(
                    new Failure.LedgerDamaged(bad.file(), bad.offset(), bad.what()));
        }
        return new LedgerReport(found.entries(), found.members(), found.files(),
                found.head().root().toString(),
                found.torn().map(t -> t.file() + " @ " + t.offset()));
    }

    @Override
    public void rebuildFromLedger(Path home, LongConsumer progress) throws ArchiveException {
        Engines.rebuildFromLedger(new Home(home), progress);
    }

    @Override
    public BenchReport bench(BenchOrder order, BenchListener listener) throws IOException {
        return Benchmarks.run(order, listener);
    }
}
