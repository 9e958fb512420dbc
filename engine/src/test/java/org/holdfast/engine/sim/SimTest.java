package org.holdfast.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many seeds, each a life of an archive in which everything fails that may. */
final class SimTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static SourceTree sources;

    @BeforeAll
    static void quiet() throws IOException {
        LOG.setLevel(Boolean.getBoolean("holdfast.sim.log") ? Level.ALL : Level.OFF);
        sources = SourceTree.make();
    }

    @Test
    void everySeedKeepsItsPromises() throws IOException {
        Long one = Long.getLong("holdfast.sim.seed");
        long first = one != null ? one : 1;
        long count = one != null ? 1 : Long.getLong("holdfast.sim.seeds", 100);
        for (long seed = first; seed < first + count; seed++) {
            run(seed);
        }
    }

    private static SimRun.Outcome run(long seed) throws IOException {
        try {
            return SimRun.of(seed, sources, false);
        } catch (Throwable e) {
            throw new AssertionError("replay with -Dtest=SimTest -Dholdfast.sim.seed=" + seed
                    + ": " + e, e);
        }
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
