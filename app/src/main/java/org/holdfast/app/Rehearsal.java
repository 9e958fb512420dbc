package org.holdfast.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.holdfast.app.cli.Cli;
import org.holdfast.app.cli.Surroundings;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.doorway.ServedEngine;
import org.holdfast.app.firstwalk.Sample;

/**
 * What the Java machine sees when the image's cache for fast starts is made: an archive is begun in
 * a directory that is deleted afterwards, filled, asked and read back, by an engine in this process
 * and through a socket. What nobody does here is found and linked at each start, as without a cache
 * (ADR 0014).
 */
public final class Rehearsal {
    private static final List<List<String>> ALONE = List.of(List.of("--help"), List.of("init"),
            List.of("bucket", "create", "letters", "--copies", "2"),
            List.of("put", "letters", "sample", "--wait", "safe"),
            List.of("ls", "letters", "-r"), List.of("get", "letters/sample", "restored"),
            List.of("get", "letters/sample", "from-tape", "--copy", "2"), List.of("status"),
            List.of("bucket", "list"), List.of("staging"), List.of("library", "show"),
            List.of("tape", "list", "--json"), List.of("ledger", "verify"));
    private static final List<List<String>> SERVED = List.of(List.of("status"),
            List.of("put", "letters", "sample/letters", "--wait", "safe"), List.of("jobs"),
            List.of("ls", "letters"), List.of("get", "letters/sample/letters", "again"));

    private final Path directory;
    private final EngineDoorway engines = new BootDoorway();

    private Rehearsal(Path directory) {
        this.directory = directory;
    }

    /** Takes no arguments; says nothing and ends with 0 when all went well. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("holdfast-rehearsal-");
        try {
            new Rehearsal(directory).run();
        } finally {
            delete(directory);
        }
    }

    private void run() throws Exception {
        Sample.make(directory.resolve("sample"));
        for (List<String> command : ALONE) {
            perform(command);
        }
        try (ServedEngine _ = engines.serve(home())) {
            for (List<String> command : SERVED) {
                perform(command);
            }
        }
        perform(List.of("status"));
    }

    private Path home() {
        return directory.resolve("holdfast");
    }

    private void perform(List<String> command) throws IOException {
        InstantSource clock = InstantSource.system();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment = Map.of("XDG_DATA_HOME", directory.toString());
        int status = Cli.run(new Surroundings(environment, directory, out, out, false,
                ZoneOffset.UTC, clock, engines, new RealFaces(engines, environment, clock)),
                command.toArray(String[]::new));
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ": "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
