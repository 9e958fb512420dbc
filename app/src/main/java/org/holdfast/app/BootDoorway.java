package org.holdfast.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.LongConsumer;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.doorway.LedgerReport;
import org.holdfast.app.doorway.ServedEngine;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;

/** The engine that is on the class path, looked for when it is first needed. */
final class BootDoorway implements EngineDoorway {
    private static EngineDoorway engine() {
        return ServiceLoader.load(EngineDoorway.class).findFirst().orElseThrow(() ->
                new IllegalStateException("no engine on the class path"));
    }

    @Override
    public boolean homeExists(Path home) {
        return engine().homeExists(home);
    }

    @Override
    public void createHome(Path home, Optional<String> library, boolean recordsMedia)
            throws ArchiveException {
        engine().createHome(home, library, recordsMedia);
    }

    @Override
    public Archive attach(Path home) throws ArchiveException {
        return engine().attach(home);
    }

    @Override
    public ServedEngine serve(Path home) throws ArchiveException {
        return engine().serve(home);
    }

    @Override
    public LedgerReport verifyLedger(Path home) throws ArchiveException {
        return engine().verifyLedger(home);
    }

    @Override
    public void rebuildFromLedger(Path home, LongConsumer progress) throws ArchiveException {
        engine().rebuildFromLedger(home, progress);
    }
}
