package org.holdfast.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many seeds, each the life of an archive in which everything fails that may.
 *
 * <p>{@code -Dholdfast.sim.seed=N} runs one seed, {@code -Dholdfast.sim.seeds=N} that many from the
 * first, {@code -Dholdfast.sim.first=N} begins elsewhere.
 */
final class SimTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final Logger REPORT = Logger.getLogger("holdfast.sim");
    private static final long SEEDS = 150;
    /** After so many failures the rest is left. */
    private static final int ENOUGH = 20;
    private static SourceTree sources;

    @BeforeAll
    static void quiet() throws IOException {
        LOG.setLevel(Boolean.getBoolean("holdfast.sim.log") ? Level.ALL : Level.OFF);
        sources = SourceTree.make();
    }

    @Test
    void everySeedKeepsItsPromises() {
        Long one = Long.getLong("holdfast.sim.seed");
        long first = one != null ? one : Long.getLong("holdfast.sim.first", 1);
        long count = one != null ? 1 : Long.getLong("holdfast.sim.seeds", SEEDS);
        Tally tally = new Tally();
        List<String> failed = new ArrayList<>();
        long done = 0;
        for (long seed = first; seed < first + count && failed.size() < ENOUGH; seed++) {
            try {
                SimRun.Outcome outcome = SimRun.of(seed, sources, false);
                tally.add(outcome.tally());
                tally.add("events", outcome.events());
            } catch (Exception | AssertionError e) {
                failed.add("mvn -pl device,engine verify -Dtest=SimTest -Dholdfast.sim.seed="
                        + seed + "\n    " + e);
                LOG.log(Level.SEVERE, "seed " + seed, e);
            }
            done++;
        }
        REPORT.info(done + " seeds: " + tally);
        assertEquals(List.of(), failed, () -> String.join("\n", failed));
    }

    @Test
    void theSameSeedIsTheSameHistory() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            SimRun.Outcome first = SimRun.of(seed, sources, true);
            SimRun.Outcome again = SimRun.of(seed, sources, true);
            assertEquals(first.words(), again.words());
            assertEquals(first.digest(), again.digest());
        }
    }
}
