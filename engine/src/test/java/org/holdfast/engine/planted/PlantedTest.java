package org.holdfast.engine.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.holdfast.engine.env.CampaignTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each planted bug is found by the simulation within its default seeds, and nothing is found where
 * none is planted.
 *
 * <p>{@code -Dholdfast.planted.first=N} tries seed N first instead of the one known to find it.
 */
final class PlantedTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final Logger REPORT = Logger.getLogger("holdfast.planted");
    /** Those that {@code SimTest} runs at least. */
    private static final long SEEDS = 150;
    /** The campaign's first seed, how often it wants each bug found, and within how many seeds. */
    private static final long CAMPAIGN = 100_001;
    private static final int FINDS = 3;
    private static final int MOST = 300;
    private static final int LINE = 300;
    private static Level before;

    @BeforeAll
    static void quiet() {
        before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(before);
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
        long first = Long.getLong("holdfast.planted.first", bug.seed());
        long[] order = LongStream.concat(LongStream.of(first),
                LongStream.rangeClosed(1, SEEDS).filter(s -> s != first)).toArray();
        Optional<Throwable> what = Optional.empty();
        int tried = 0;
        try (Planted planted = Planted.of(bug.edits())) {
            while (tried < order.length && what.isEmpty()) {
                seeds.add(order[tried]);
                what = planted.run(order[tried]);
                tried++;
            }
        }
        assertTrue(what.isPresent(), () -> "no seed finds: " + bug.name());
        say(bug.name() + ": found by seed " + order[tried - 1] + ", the " + tried
                + ". that was tried: " + what.get().getMessage());
    }

    private static void nothing(TreeSet<Long> seeds) throws Exception {
        List<String> failed = new ArrayList<>();
        try (Planted planted = Planted.of(List.of())) {
            for (long seed : seeds) {
                planted.run(seed).ifPresent(e -> failed.add("seed " + seed + ": " + e));
            }
        }
        assertEquals(List.of(), failed);
        say("nothing planted, nothing found by seeds " + seeds);
    }

    /** How many seeds it takes on average, by seeds that nobody has looked at before. */
    @Tag("campaign")
    @TestFactory
    Stream<DynamicTest> howManySeedsItTakes() {
        CampaignTime time = CampaignTime.upTo(0.3);
        return Bugs.all().stream().map(bug -> DynamicTest.dynamicTest(bug.name(), () -> {
            int finds = 0;
            int tried = 0;
            try (Planted planted = Planted.of(bug.edits())) {
                while (finds < FINDS && tried < MOST && time.left()) {
                    finds += planted.run(CAMPAIGN + tried).isPresent() ? 1 : 0;
                    tried++;
                }
            }
            say("%s: %d of %d seeds find it".formatted(bug.name(), finds, tried));
            assertTrue(finds == FINDS || tried < MOST, bug.name() + " is found " + finds
                    + " times by " + tried + " seeds");
        }));
    }

    @Test
    void codeThatHasMovedIsSaid() {
        Edit gone = Edit.of("engine.staging.SegmentWriter", "force", "StoreFile", "sync",
                CodeBuilder::pop);
        AssertionError e = assertThrows(AssertionError.class,
                () -> Planted.of(List.of(gone)));
        assertEquals("the code has moved: expected 1 calls of StoreFile.sync in "
                + "org.holdfast.engine.staging.SegmentWriter.force, found 0", e.getMessage());
    }

    private static void say(String line) {
        REPORT.info(line.length() > LINE ? line.substring(0, LINE) + " ..." : line);
    }
}
