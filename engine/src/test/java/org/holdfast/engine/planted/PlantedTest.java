package org.holdfast.engine.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each planted bug is found by the simulation within its default seeds. */
final class PlantedTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final Logger REPORT = Logger.getLogger("holdfast.planted");
    /** Those that {@code SimTest} runs. */
    private static final long SEEDS = 150;

    @BeforeEach
    void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @TestFactory
    Stream<DynamicTest> everyBugIsFound() {
        TreeSet<Long> seeds = new TreeSet<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (Bug bug : Bugs.all()) {
            tests.add(DynamicTest.dynamicTest(bug.name(), () -> found(bug, seeds)));
        }
        tests.add(DynamicTest.dynamicTest("nothing without a bug", () -> nothing(seeds)));
        return tests.stream();
    }

    private static void found(Bug bug, TreeSet<Long> seeds) throws Exception {
        long begin = System.nanoTime();
        long first = Long.getLong("holdfast.planted.first", bug.seed());
        Optional<String> what = Optional.empty();
        try (Planted planted = Planted.of(bug.edits())) {
            long[] order = LongStream.concat(LongStream.of(first), LongStream.rangeClosed(1,
                    SEEDS).filter(s -> s != first)).toArray();
            for (int i = 0; i < order.length && what.isEmpty(); i++) {
                seeds.add(order[i]);
                long seed = order[i];
                int tried = i + 1;
                what = planted.run(seed).map(e -> "seed " + seed + " (number " + tried + "): "
                        + e);
            }
        }
        String line = bug.name() + " | " + what.orElse("NOT FOUND") + " | "
                + (System.nanoTime() - begin) / 1_000_000 + " ms";
        REPORT.info(line.substring(0, Math.min(400, line.length())));
        assertTrue(what.isPresent(), bug.name());
    }

    private static void nothing(TreeSet<Long> seeds) throws Exception {
        List<String> failed = new ArrayList<>();
        try (Planted planted = Planted.of(List.of())) {
            for (long seed : seeds) {
                planted.run(seed).ifPresent(e -> failed.add("seed " + seed + ": " + e));
            }
        }
        assertEquals(List.of(), failed);
    }
}
