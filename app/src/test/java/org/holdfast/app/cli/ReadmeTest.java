package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.app.FakeArchive;
import org.holdfast.app.FakeDoorway;
import org.holdfast.i18n.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README tells people to type is understood. */
class ReadmeTest {
    private static final Path README = Path.of(System.getProperty("holdfast.project", ".."))
            .resolve("README.md");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    @TempDir
    private Path directory;

    /** The arguments of every call of {@code holdfast} in the fenced blocks of a text. */
    static List<List<String>> calls(List<String> text) {
        List<List<String>> calls = new ArrayList<>();
        boolean shell = false;
        StringBuilder joined = new StringBuilder();
        for (String line : text) {
            if (line.strip().startsWith("```")) {
                shell = !shell && line.strip().matches("```(sh|bash|shell|console|)");
                continue;
            }
            if (!shell) {
                continue;
            }
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            for (String part : (joined + line).replaceAll("(^|\\s)#.*", "")
                    .split("&&|\\|\\||[|;]")) {
                call(part.replaceAll("[0-9]?>+\\s*\\S+", "").strip()).ifPresent(calls::add);
            }
            joined.setLength(0);
        }
        return calls;
    }

    private static Optional<List<String>> call(String part) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(part.replaceFirst("^\\$\\s+", ""));
        while (m.find()) {
            words.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2)
                    : m.group(3));
        }
        return !words.isEmpty() && words.getFirst().matches("(.*/)?holdfast")
                ? Optional.of(words.subList(1, words.size())) : Optional.empty();
    }

    private CommandLine commands() {
        FakeDoorway doorway = new FakeDoorway(new FakeArchive(directory));
        return new Cli(new Context(new Surroundings(Map.of(), directory, System.out, System.err,
                false, ZoneOffset.UTC, InstantSource.fixed(FakeArchive.NOW), doorway, null),
                Words.of(Locale.ENGLISH, ZoneOffset.UTC))).commands();
    }

    private List<String> misunderstood(List<List<String>> calls) {
        List<String> faults = new ArrayList<>();
        for (List<String> arguments : calls) {
            try {
                commands().parseArgs(arguments.toArray(String[]::new));
            } catch (CommandLine.ParameterException e) {
                faults.add("holdfast " + String.join(" ", arguments) + ": " + e.getMessage());
            }
        }
        return faults;
    }

    @Test
    void everyExampleIsUnderstood() throws IOException {
        if (Files.exists(README)) {
            assertEquals(List.of(), misunderstood(calls(Files.readAllLines(README))));
        } else {
            assertEquals(List.of(), misunderstood(calls(List.of())));
        }
    }

    @Test
    void theRuleFindsWhatIsWrong() {
        List<List<String>> calls = calls("""
                holdfast nonsense, outside of a block
                ```sh
                $ app/target/holdfast/bin/holdfast put b 'a b' \\
                    --wait accepted   # in one line
                mvn -q package && holdfast ls -r b --json | jq . > holdfast.txt
                holdfast put b
                holdfast get b/k to --sideways
                ```
                ```json
                holdfast nonsense
                ```
                """.lines().toList());
        assertEquals(List.of(List.of("put", "b", "a b", "--wait", "accepted"),
                List.of("ls", "-r", "b", "--json"), List.of("put", "b"),
                List.of("get", "b/k", "to", "--sideways")), calls);
        assertEquals(2, misunderstood(calls).size());
    }
}
