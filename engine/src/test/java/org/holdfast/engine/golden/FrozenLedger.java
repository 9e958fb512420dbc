package org.holdfast.engine.golden;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.project.Numbered;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.env.InlineLanes;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.LedgerState;

/** A ledger that is read and not appended to. */
record FrozenLedger(Ledger ledger) implements AutoCloseable {

    static FrozenLedger open(Path directory) throws IOException {
        FakeTime time = new FakeTime();
        return new FrozenLedger(Ledger.open(directory, new Env(time, new SeededChance(1),
                new DiskFileStore(), new InlineLanes(time)), LedgerOptions.DEFAULT));
    }

    /** Size and root of the hash tree. */
    String head() {
        return ledger.head().size() + " " + ledger.head().root();
    }

    /** Whether nothing of it is damaged or was cut off. */
    boolean whole() {
        return ledger.state() instanceof LedgerState.Writable && ledger.cut().isEmpty();
    }

    /** A catalog in memory of all its entries. */
    Catalog project() throws IOException {
        Catalog catalog = Catalog.inMemory();
        try (LedgerReader reader = ledger.read(1)) {
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                LedgerEntry entry = e.get();
                catalog.apply(List.of(new Numbered(entry.number(), entry.time(), entry.actor(),
                        entry.fact())));
            }
        }
        return catalog;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }
}
