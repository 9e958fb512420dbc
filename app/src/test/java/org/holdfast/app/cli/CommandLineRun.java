package org.holdfast.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.FakeDoorway;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;

/** One directory with a home in it, and command lines that are run there. */
final class CommandLineRun {
    final Path directory;
    final FakeArchive archive;
    final FakeDoorway doorway;
    final Map<String, String> environment = new HashMap<>();
    final List<String> faces = new ArrayList<>();
    boolean terminal;
    int status;
    String out = "";
    String err = "";

    CommandLineRun(Path directory) throws Exception {
        this.directory = directory;
        this.archive = new FakeArchive(directory.resolve("tapes"));
        this.doorway = new FakeDoorway(archive);
        environment.put("XDG_DATA_HOME", directory.toString());
        doorway.createHome(directory.resolve("holdfast"), Optional.empty(), false);
        doorway.heard.clear();
        Files.writeString(directory.resolve("a.txt"), "a");
    }

    CommandLineRun run(String... arguments) {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        status = Cli.run(new Surroundings(environment, directory,
                new PrintStream(o, false, StandardCharsets.UTF_8),
                new PrintStream(e, false, StandardCharsets.UTF_8), terminal, ZoneOffset.UTC,
                InstantSource.fixed(FakeArchive.NOW), doorway, new FakeFaces()), arguments);
        out = o.toString(StandardCharsets.UTF_8);
        err = e.toString(StandardCharsets.UTF_8);
        return this;
    }

    private final class FakeFaces implements Faces {
        @Override
        public ExitStatus window(Path home, Terminal t) {
            faces.add("window " + home);
            return ExitStatus.DONE;
        }

        @Override
        public ExitStatus bench(Terminal t) {
            faces.add("bench");
            return ExitStatus.DONE;
        }

        @Override
        public ExitStatus firstWalk(Path home, Optional<Path> files, Terminal t) {
            faces.add("walk " + home + " " + files.map(Path::toString).orElse("-"));
            return ExitStatus.PARTLY;
        }
    }
}
