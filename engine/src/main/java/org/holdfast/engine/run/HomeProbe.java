package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.LedgerState;

/** Whether our own disk works, without a drive being kept waiting for the answer. One thread. */
final class HomeProbe {
    /** About what an index of a few thousand files takes. */
    private static final int BYTES = 1 << 20;
    private static final long LITTLE = 16L << 20;
    private static final String NAME = "probe.part";

    private final FileStore files;
    private final Journal journal;
    private final Path home;
    private final Path indexes;

    HomeProbe(FileStore files, Journal journal, Path home, Path indexes) {
        this.files = files;
        this.journal = journal;
        this.home = home;
        this.indexes = indexes;
    }

    /** What stands in the way, if anything does. */
    Optional<String> trouble() {
        if (journal.ledger().state() instanceof LedgerState.ReadOnly r) {
            return Optional.of(r.reason());
        }
        try {
            journal.upToDate();
            write();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void write() throws IOException {
        Path file = indexes.resolve(NAME);
        files.createDirectories(indexes);
        files.delete(file);
        try (StoreFile probe = files.create(file)) {
            probe.write(ByteBuffer.allocate(BYTES), 0);
            probe.force();
        } finally {
            files.delete(file);
        }
    }

    /** The trouble in the words of clients. */
    Failure failure(String reason) {
        try {
            if (journal.ledger().state() instanceof LedgerState.Writable
                    && (files.usableBytes(home) < LITTLE || reason.contains("No space left"))) {
                return new Failure.DeviceFull(home.toString());
            }
        } catch (IOException e) {
            return new Failure.HomeUnusable(home.toString(), String.valueOf(e.getMessage()));
        }
        return new Failure.HomeUnusable(home.toString(), reason);
    }
}
