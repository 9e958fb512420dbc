package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.words.ActivityWords;
import org.holdfast.app.words.JobWords;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.model.Priority;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before it is done, what goes on, and what is promised. */
class PlansTest {
    @TempDir
    private Path directory;
    private CommandLineRun cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CommandLineRun(directory);
    }

    private void put(Optional<Duration> time, long waiting, List<Failure> problems) {
        cli.archive.answers.put(Query.PutPlan.class, new Rows.PutPlan("b", 3, 3_000_000, List.of(
                new Rows.PlannedCopy("copy-1", 0, List.of(new Rows.PlannedCartridge("HF0001L8",
                        "l/1", false, true, false, 2_000_000), new Rows.PlannedCartridge(
                                "HF0002L8", "l/2", true, false, false, 1_000_000)), 0),
                new Rows.PlannedCopy("copy-2", 0, List.of(), 3_000_000)), 9, waiting, time,
                time.map(t -> t.multipliedBy(2)), problems));
    }

    @Test
    void aPutIsPlanned() throws Exception {
        put(Optional.of(Duration.ofSeconds(68)), 0, List.of());
        cli.run("put", "b", "a.txt", "--plan");
        assertEquals("""
                3 files, 3.0 MB; 2 copies.
                Copy on copy-1: HF0001L8, HF0002L8 (blank).
                Copy on copy-2: nothing for 3.0 MB.
                There is room in staging for all of it now.
                Accepted after about 1 min 8 s, safe after about 2 min 16 s.
                """, cli.out, cli.err);
        assertEquals(0, cli.status);
        assertTrue(cli.archive.heard.contains(new Command.CountSources("local",
                List.of(directory.resolve("a.txt").toString()))));
        assertTrue(cli.archive.heard.contains(new Query.PutPlan("b", 3, 3_000_000)));
        put(Optional.empty(), 1_000_000, List.of(new Failure.NoCartridge("copy-2")));
        cli.run("put", "b", "a.txt", "--plan");
        assertEquals(3, cli.status);
        assertTrue(cli.out.contains("1.0 MB wait until room is made in staging.\nHow long it "
                + "takes is not known"), cli.out);
        assertTrue(cli.err.contains("HF-502"), cli.err);
        cli.run("put", "b", "a.txt", "--plan", "--json");
        assertEquals(3_000_000, new ObjectMapper().readTree(cli.out).at("/copies/1/without")
                .asLong());
    }

    @Test
    void aRestoreIsPlannedWithItsWaits() {
        Rows.PlanStep step = new Rows.PlanStep("HF0001L8", "l/1", false, 1, 10, List.of(
                new Rows.PlanWait(Wait.Kind.ROBOT, Optional.of(Duration.ofSeconds(11))),
                new Rows.PlanWait(Wait.Kind.LOAD, Optional.of(Duration.ofSeconds(17))),
                new Rows.PlanWait(Wait.Kind.LOCATE, Optional.empty())));
        Rows.PlanStep person = new Rows.PlanStep("HF0002L8", "", false, 1, 10, List.of(
                new Rows.PlanWait(Wait.Kind.PERSON, Optional.empty())));
        cli.archive.answers.put(Query.RestorePlan.class, new Rows.RestorePlan(2, 20, 0, 0,
                List.of(step, person), List.of(), Optional.of(Duration.ofSeconds(68))));
        cli.run("get", "b/k", "--plan", "--version", "some-uuid");
        assertTrue(cli.out.endsWith("""
                HF0001L8: moving 11 s, loading 17 s, positioning ?
                HF0002L8: a person brings it
                About 1 min 8 s, without what waits for a person.
                """), cli.out + cli.err);
        assertEquals(new Query.RestorePlan("b", "k", Optional.empty(),
                Optional.of("some-uuid")), cli.archive.heard.getLast());
        cli.run("get", "b/k", "out", "--version", "some-uuid");
        assertTrue(cli.archive.heard.contains(new Command.Get("local", "b", "k",
                directory.resolve("out").toString(), Optional.empty(),
                Optional.of("some-uuid"), false)));
    }

    @Test
    void activityIsATableOfBlocks() throws Exception {
        Activity.Block load = new Activity.Block(1, Activity.Kind.LOAD, FakeArchive.NOW,
                Optional.of(FakeArchive.NOW.plusSeconds(17)), true, Optional.of(7L), "HF0001L8",
                0, Optional.empty(), Optional.empty());
        Activity.Block move = new Activity.Block(1, Activity.Kind.MOVE,
                FakeArchive.NOW.plusSeconds(18), Optional.empty(), false, Optional.empty(),
                "HF0002L8", 0, Optional.of(1), Optional.of(257));
        cli.archive.answers.put(Query.Activity.class, new Activity(9, false,
                FakeArchive.NOW.plusSeconds(30), List.of(
                        new Activity.Lane("lib", Optional.empty(), List.of(move), List.of(), 0,
                                Optional.of(new Activity.Carried("HF0002L8", 1, 257,
                                        FakeArchive.NOW.plusSeconds(18)))),
                        new Activity.Lane("lib", Optional.of(257), List.of(load), List.of(),
                                281_000_000, Optional.empty()))));
        cli.run("jobs", "activity");
        List<String> lines = cli.out.lines().toList();
        assertEquals(5, lines.size(), cli.out + cli.err);
        assertTrue(lines.get(1).contains("lib, drive 257") && lines.get(1).contains("loading")
                && lines.get(1).contains("17 s, failed"), cli.out);
        assertTrue(lines.get(2).contains("lib, robot") && lines.get(2).contains("12 s so far"),
                cli.out);
        assertEquals("lib, robot: HF0002L8 from 1 to 257, since 12 s", lines.get(3));
        assertEquals("lib, drive 257: 281 MB/s", lines.get(4));
        cli.run("jobs", "activity", "-n", "1");
        assertEquals(4, cli.out.lines().count(), cli.out);
        cli.run("jobs", "activity", "--json");
        assertEquals("LOAD", new ObjectMapper().readTree(cli.out).at("/lanes/1/blocks/0/kind")
                .asText());
        for (String bad : List.of("0", "10001")) {
            cli.run("jobs", "activity", "-n", bad);
            assertEquals(1, cli.status);
        }
        cli.run("jobs", "activity", "-n", "10000");
        assertEquals(0, cli.status);
        cli.archive.answers.put(Query.Activity.class, new Activity(0, false, FakeArchive.NOW,
                List.of()));
        cli.run("jobs", "activity", "--lang", "de");
        assertEquals("Roboter und Laufwerke haben noch nichts getan.\n", cli.out);
    }

    @Test
    void everyKindHasItsWord() {
        Words[] languages = {Words.of(Locale.ENGLISH, ZoneOffset.UTC),
            Words.of(Locale.GERMAN, ZoneOffset.UTC)};
        for (Words words : languages) {
            Set<String> all = new HashSet<>();
            for (Activity.Kind kind : Activity.Kind.values()) {
                assertTrue(all.add(new ActivityWords(words).kind(kind)));
            }
            for (Priority priority : Priority.values()) {
                assertTrue(all.add(new JobWords(words).priority(priority)));
            }
        }
    }

    @Test
    void aPolicyIsASentence() throws Exception {
        cli.archive.answers.put(Query.Policy.class, new Rows.Policy("b",
                List.of("copy-1", "copy-2"), 64_000_000_000L, 30, Optional.empty()));
        cli.run("bucket", "policy", "b");
        assertEquals("b: 2 copies, one on each of copy-1, copy-2. Objects larger than 64.0 GB are "
                + "cut. A deletion can be undone for 30 days. All versions are kept.\n", cli.out);
        cli.run("bucket", "policy", "b", "--lang", "de");
        assertTrue(cli.out.endsWith("Alle Versionen werden behalten.\n"), cli.out);
        cli.run("bucket", "policy", "b", "--json");
        assertEquals(30, new ObjectMapper().readTree(cli.out).at("/undoDays").asInt());
    }
}
