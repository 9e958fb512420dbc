package org.holdfast.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.holdfast.device.vtl.fault.FaultKind;
import org.holdfast.engine.env.CampaignTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many seeds, each the life of an archive in which everything fails that may.
 *
 * <p>{@code -Dholdfast.sim.seed=N} replays one seed, {@code -Dholdfast.sim.seeds=N} runs that many,
 * beginning with {@code -Dholdfast.sim.first=N}; {@code -Dholdfast.sim.log=true} says what happens.
 */
final class SimTest {
    private static final Logger LOG = Logger.getLogger("org.holdfast");
    private static final Logger REPORT = Logger.getLogger("holdfast.sim");
    private static final String REPLAY = "mvn -pl device,engine verify -Dtest=SimTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.sim.seed=";
    private static final long SEEDS = 200;
    /** So many seeds suffer everything that there is. */
    private static final long ALL_KINDS = 150;
    /** After so many failures the rest is left. */
    private static final int ENOUGH = 20;
    /** Seeds at a time, where there are processors for them; each has its own thread. */
    private static final int THREADS = 2;
    private static SourceTree sources;
    private static Level before;

    @BeforeAll
    static void quiet() throws IOException {
        before = LOG.getLevel();
        LOG.setLevel(Boolean.getBoolean("holdfast.sim.log") ? Level.ALL : Level.OFF);
        sources = SourceTree.make();
    }

    @AfterAll
    static void loud() {
        LOG.setLevel(before);
    }

    @Test
    void everySeedKeepsItsPromises() {
        Long one = Long.getLong("holdfast.sim.seed");
        long first = one != null ? one : Long.getLong("holdfast.sim.first", 1);
        long count = one != null ? 1 : Long.getLong("holdfast.sim.seeds", SEEDS);
        Tally tally = new Tally();
        run(first, count, new CampaignTime(Instant.MAX), tally);
        if (count >= ALL_KINDS) {
            assertEquals(List.of(), never(tally), "what was never injected");
        }
    }

    /** As many seeds as there is time for, up to {@code holdfast.sim.seeds}. */
    @Test
    @Tag("campaign")
    void manySeedsKeepTheirPromises() {
        Tally tally = new Tally();
        long most = Long.getLong("holdfast.sim.seeds", SEEDS);
        long done = run(Long.getLong("holdfast.sim.first", 1), most, CampaignTime.upTo(0.55),
                tally);
        System.out.println("campaign: " + done + " of " + most + " simulation seeds, "
                + tally.of("POWER_CUT") + " power cuts, " + tally.of("events") + " events");
    }

    private static long run(long first, long count, CampaignTime time, Tally tally) {
        ManySeeds many = new ManySeeds(sources, first, count, time, ENOUGH);
        many.run(Math.min(THREADS, Runtime.getRuntime().availableProcessors()));
        tally.add(many.tally());
        REPORT.info(many.done() + " seeds: " + tally);
        List<String> failed = new ArrayList<>();
        many.failed().forEach((seed, why) -> failed.add(REPLAY + seed + "\n    " + why));
        assertEquals(List.of(), failed, () -> String.join("\n", failed));
        return many.done();
    }

    private static List<String> never(Tally tally) {
        TreeSet<String> kinds = new TreeSet<>(List.of("POWER_CUT", "STOP", "CLOCK_SET",
                "DISK_FULL", "STAGING_LOST", "CARTRIDGE_DESTROYED", "DISK_ERROR write",
                "DISK_ERROR force", "DISK_ERROR create", "DISK_ERROR syncDirectory",
                "CARTRIDGES_EXCHANGED", "LEASE"));
        Arrays.stream(FaultKind.values()).forEach(kind -> kinds.add(kind.name()));
        return kinds.stream().filter(kind -> tally.of(kind) == 0).toList();
    }

    @Test
    void theSameSeedIsTheSameHistory() throws IOException {
        for (long seed = 1; seed <= 4; seed++) {
            SimRun.Outcome first = SimRun.of(seed, sources, true);
            SimRun.Outcome again = SimRun.of(seed, sources, true);
            assertEquals(first.words(), again.words());
            assertEquals(first.digest(), again.digest());
        }
    }
}
