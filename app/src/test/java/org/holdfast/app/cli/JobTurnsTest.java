package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.model.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a job that is running. */
class JobTurnsTest {
    @TempDir
    private Path directory;
    private CommandLineRun cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CommandLineRun(directory);
    }

    private void said(Command command, String... arguments) {
        cli.run(arguments);
        assertEquals(0, cli.status, cli.err);
        assertEquals(List.of(command), cli.archive.heard.stream()
                .filter(c -> c instanceof Command).toList());
        assertEquals("Job 1: running.\n", cli.out);
        cli.archive.heard.clear();
    }

    @Test
    void aJobIsSteered() throws Exception {
        said(new Command.PauseJob("local", 1), "jobs", "pause", "1");
        said(new Command.ResumeJob("local", 1), "jobs", "resume", "1");
        said(new Command.CancelJob("local", 1), "jobs", "cancel", "1");
        said(new Command.PrioritizeJob("local", 1, Priority.LOW), "jobs", "priority", "1", "low");
        said(new Command.PrioritizeJob("local", 1, Priority.HIGH), "jobs", "priority", "1",
                "high");
        cli.run("jobs", "pause", "1", "--json");
        assertEquals("RUNNING", new ObjectMapper().readTree(cli.out).at("/state").asText());
    }

    @Test
    void wrongUseIsSaid() {
        cli.run("jobs", "priority", "1", "highest");
        assertEquals(2, cli.status);
        cli.run("jobs", "pause", "x");
        assertEquals(2, cli.status);
        cli.run("jobs", "pause");
        assertEquals(2, cli.status);
        cli.archive.refusal = new Failure.JobNotSteerable(7, "evict");
        cli.run("jobs", "pause", "7");
        assertEquals(1, cli.status);
        assertTrue(cli.err.contains("HF-115"), cli.err);
    }

    @Test
    void pauseAndTurnAreInTheList() {
        JobSnapshot get = FakeArchive.running(FakeArchive.job(2, "get", "b/k",
                JobSnapshot.State.DONE, List.of(), List.of(), List.of()), 1, false);
        JobSnapshot paused = new JobSnapshot(get.id(), get.revision(), get.kind(), get.actor(),
                get.title(), get.state(), false, 0, 0, 0, 0, 0, 0, get.began(),
                Optional.empty(), List.of(), List.of(), 0, List.of(), List.of(), true, true,
                Priority.HIGH);
        cli.archive.answers.put(Query.Jobs.class, new Rows.JobList(List.of(paused, get)));
        cli.run("jobs");
        List<String> lines = cli.out.lines().toList();
        assertTrue(lines.get(1).contains("paused, priority high"), cli.out);
        assertTrue(lines.get(2).contains("running "), cli.out);
        cli.run("jobs", "--lang", "de");
        assertTrue(cli.out.contains("angehalten, Vorrang hoch"), cli.out);
    }

    @Test
    void everyWayHasAHelpPage() {
        for (String way : List.of("pause", "resume", "cancel", "priority")) {
            cli.run("jobs", way, "--help");
            assertEquals(0, cli.status);
            assertTrue(cli.out.contains("Usage: holdfast jobs " + way), cli.out);
        }
    }
}
