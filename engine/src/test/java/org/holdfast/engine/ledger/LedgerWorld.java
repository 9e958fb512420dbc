package org.holdfast.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.env.InlineLanes;
import org.holdfast.engine.env.SeededChance;

/** A ledger in a world in memory. */
final class LedgerWorld {
    /** Thousands of crashes need not be told one by one. */
    private static final java.util.logging.Logger QUIET =
            java.util.logging.Logger.getLogger("org.holdfast.engine.ledger");
    static final Path DIR = Path.of("/home/ledger");
    final FakeFileStore files = new FakeFileStore();
    final FakeTime time = new FakeTime();
    final InlineLanes lanes = new InlineLanes(time);
    final Env env;

    LedgerWorld(long seed) {
        QUIET.setLevel(java.util.logging.Level.OFF);
        env = new Env(time, new SeededChance(seed), files, lanes);
    }

    Ledger open() throws IOException {
        return open(LedgerOptions.DEFAULT.sealBytes());
    }

    Ledger open(long sealBytes) throws IOException {
        return Ledger.open(DIR, env, new LedgerOptions(sealBytes));
    }

    static List<LedgerEntry> entries(Ledger ledger, long from) throws IOException {
        List<LedgerEntry> all = new ArrayList<>();
        try (LedgerReader reader = ledger.read(from)) {
            for (Optional<LedgerEntry> e = reader.next(); e.isPresent(); e = reader.next()) {
                all.add(e.get());
            }
        }
        return all;
    }

    static Path file(String name) {
        return DIR.resolve(name);
    }
}
