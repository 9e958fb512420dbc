package org.holdfast.app.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.holdfast.app.doorway.EngineDoorway;

/**
 * Everything around one run of the command line; a test replaces all of it.
 *
 * @param environment variables
 * @param directory what relative paths are relative to
 * @param out for results
 * @param err for everything else
 * @param terminal a person looks at {@code err}
 * @param zone for times of day
 * @param clock for crash codes
 * @param engines the door to the engine
 * @param faces the window and the first walk
 */
public record Surroundings(Map<String, String> environment, Path directory, PrintStream out,
        PrintStream err, boolean terminal, ZoneId zone, InstantSource clock,
        EngineDoorway engines, Faces faces) {
    private static final int MIN_WIDTH = 20;
    private static final int WIDTH = 100;

    /** Columns of the terminal, by {@code COLUMNS}. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{2,4}")
                ? Math.max(MIN_WIDTH, Integer.parseInt(columns)) : WIDTH;
    }

    /** The user's data directory of Holdfast. */
    Path defaultHome() {
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // The XDG specification: a relative path in the variable is to be ignored.
        Path base = data.startsWith("/") ? Path.of(data)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                        .resolve(".local").resolve("share");
        return base.resolve("holdfast");
    }
}
