package org.holdfast.app.firstwalk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.FakeDoorway;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk says that all is the same only when it is. */
class FirstWalkTest {
    @TempDir
    private Path directory;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private FakeArchive archive;
    private FakeDoorway doorway;
    private Path home;

    @BeforeEach
    void open() {
        archive = new FakeArchive(directory.resolve("tapes"));
        archive.keeps = true;
        doorway = new FakeDoorway(archive);
        home = directory.resolve("home");
    }

    private ExitStatus walk(Optional<Path> files) throws Exception {
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(stream, stream, false, 100,
                Words.of(Locale.ENGLISH, ZoneOffset.UTC));
        return new FirstWalk(doorway, terminal, home).walk(files);
    }

    private String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aSampleIsArchivedRestoredAndCompared() throws Exception {
        assertEquals(ExitStatus.DONE, walk(Optional.empty()), said());
        assertTrue(said().contains("Copy 1: 66 entries compared, all the same."), said());
        assertTrue(said().contains("Copy 2: 66 entries compared, all the same."), said());
        assertTrue(said().contains("Both copies are the same as the original"), said());
        assertTrue(said().lines().anyMatch(l -> l.matches(
                " +1  HF0001L8 +3  3.0 MB  2.0 MB/s  2.0 MB/s  the same")), said());
        assertEquals(1, archive.closed);
        try (var left = Files.list(directory)) {
            assertEquals(List.of("home", "tapes"), left.map(p -> p.getFileName().toString())
                    .sorted().toList());
        }
        assertEquals(List.of("CreateBucket", "Put", "EvictStaging", "Get", "Get"),
                archive.heard.stream().filter(Command.class::isInstance)
                        .map(c -> c.getClass().getSimpleName()).toList());
    }

    @Test
    void aSecondWalkTakesAFreeBucket() throws Exception {
        walk(Optional.empty());
        assertEquals(ExitStatus.DONE, walk(Optional.empty()), said());
        assertTrue(archive.heard.contains(
                new Command.CreateBucket("local", "first-archive-2", 2)));
        assertTrue(said().contains("Using the home in "), said());
    }

    @Test
    void filesAreArchivedThroughLinksAndSlashes() throws Exception {
        Path real = directory.resolve("real");
        Sample.make(real);
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        assertEquals(ExitStatus.DONE, walk(Optional.of(link)), said());
        assertTrue(archive.heard.contains(new Command.Put("local", "first-archive",
                List.of(real.toRealPath().toString()))));
    }

    @Test
    void oneFileIsAnArchiveToo() throws Exception {
        Path file = Files.writeString(directory.resolve("one.txt"), "one");
        assertEquals(ExitStatus.DONE, walk(Optional.of(file)), said());
    }

    @Test
    void nothingIsNoArchive() throws Exception {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertEquals(ExitStatus.FAILED, walk(Optional.of(empty)));
        assertTrue(said().contains("There is nothing to archive in "), said());
    }

    @Test
    void aDamagedCopyIsFoundAndKept() throws Exception {
        archive.tampering = (copy, tree) -> {
            if (copy == 2) {
                Files.writeString(tree.resolve("sample/empty.txt"), "x");
            }
        };
        assertEquals(ExitStatus.FAILED, walk(Optional.empty()));
        assertTrue(said().contains("Copy 1: 66 entries compared, all the same."), said());
        assertTrue(said().contains("Copy 2: 66 entries compared, 2 differences."), said());
        assertTrue(said().contains("  other content: empty.txt"), said());
        assertTrue(said().contains("Not everything is the same. The restored files stay in "
                + directory), said());
        assertFalse(said().contains("Both copies are the same"), said());
    }

    @Test
    void whatWasNamedAsNotTakenInMakesItPartly() throws Exception {
        archive.putProblems.add(new Failure.SourceUnreadable("/x/empty.txt", "no right"));
        archive.tampering = (copy, tree) -> {
            Path folder = tree.resolve("sample");
            var time = Files.getLastModifiedTime(folder);
            Files.delete(folder.resolve("empty.txt"));
            Files.setLastModifiedTime(folder, time);
        };
        assertEquals(ExitStatus.PARTLY, walk(Optional.empty()), said());
    }
}
