package org.holdfast.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.holdfast.app.RealEngines;
import org.holdfast.app.cli.Cli;
import org.holdfast.app.cli.Surroundings;

/** Command lines as a person types them in one directory, on the real engine in this process. */
final class Walk {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path directory;
    String out = "";
    String err = "";

    Walk(Path directory) {
        this.directory = directory;
    }

    /** Runs a line, in which no argument has a blank; it must end with {@code status}. */
    Walk line(int status, String line) {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        int ended = Cli.run(new Surroundings(Map.of("XDG_DATA_HOME", directory.toString()),
                directory, new PrintStream(o, false, StandardCharsets.UTF_8),
                new PrintStream(e, false, StandardCharsets.UTF_8), false, ZoneOffset.UTC,
                InstantSource.system(), RealEngines.doorway(), RealEngines.faces()),
                line.split(" "));
        out = o.toString(StandardCharsets.UTF_8);
        err = e.toString(StandardCharsets.UTF_8);
        assertEquals(status, ended, line + "\n" + out + err);
        return this;
    }

    /** The same with {@code --json}: one document, and nothing else. */
    JsonNode json(int status, String line) throws Exception {
        line(status, line + " --json");
        return JSON.readTree(out);
    }
}
