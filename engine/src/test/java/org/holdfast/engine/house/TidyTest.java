package org.holdfast.engine.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file of the project, read as text. */
class TidyTest {
    private static final Path PROJECT = Path.of(System.getProperty("holdfast.project"));
    private static final int MAX_LINES = 500;
    private static final int MAX_COLUMNS = 100;
    private static final long MAX_BINARY = 200 * 1024;
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern SWALLOWED =
            Pattern.compile("catch \\([A-Za-z| ]+ (_|ignored?)\\) *\\{ *\\}");
    private static final Pattern SLEEPING =
            Pattern.compile("Thread\\." + "sleep|@" + "Disabled|assertTrue\\(" + "true\\)");

    @Test
    void filesAreShortAndNarrow() {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = read(file);
            if (lines.size() > MAX_LINES) {
                faults.add(file + ": " + lines.size() + " lines");
            }
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > MAX_COLUMNS) {
                    faults.add(file + ":" + (i + 1) + " " + lines.get(i).length() + " columns");
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void nothingIsLeftUnfinished() {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            if (file.endsWith("TidyTest.java")) {
                continue;
            }
            List<String> lines = read(file);
            boolean test = file.toString().contains("/src/test/");
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (UNFINISHED.matcher(line).find() || SWALLOWED.matcher(line).find()
                        || test && SLEEPING.matcher(line).find()) {
                    faults.add(file + ":" + (i + 1) + " " + line.strip());
                }
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void everyPackageHasItsSign() {
        List<String> faults = new ArrayList<>();
        int packages = 0;
        for (Path file : sources()) {
            Path folder = file.getParent();
            if (file.toString().contains("/src/main/java/")
                    && !file.endsWith("package-info.java")) {
                packages++;
                if (!Files.exists(folder.resolve("package-info.java"))) {
                    faults.add(folder.toString());
                }
            }
        }
        assertTrue(packages > 100, "only " + packages + " sources: the rule proves nothing");
        assertEquals(List.of(), faults.stream().distinct().toList());
    }

    @Test
    void theTopLevelIsFixed() throws IOException {
        Set<String> allowed = Set.of("pom.xml", "README.md", "LICENSE", "app", "engine", "device",
                "installer", "icons", "i18n", "target");
        try (Stream<Path> top = Files.list(PROJECT)) {
            assertEquals(List.of(), top.map(p -> p.getFileName().toString())
                    .filter(n -> !n.startsWith(".") && !allowed.contains(n)).sorted().toList());
        }
    }

    @Test
    void decisionsAreShort() throws IOException {
        try (Stream<Path> records = Files.list(PROJECT.resolve("engine/adr"))) {
            assertEquals(List.of(), records.filter(p -> read(p).size() > 40).toList());
        }
    }

    @Test
    void noLargeBinaries() throws IOException {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            assertEquals(List.of(), all.filter(TidyTest::ours).filter(Files::isRegularFile)
                    .filter(p -> !p.toString().contains("/resources/golden/"))
                    .filter(p -> size(p) > MAX_BINARY).toList());
        }
    }

    private static List<Path> sources() {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            List<Path> found = all.filter(TidyTest::ours)
                    .filter(p -> p.toString().endsWith(".java")).sorted().toList();
            assertTrue(found.size() > 100, "only " + found.size() + " sources found");
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ours(Path path) {
        String inside = PROJECT.relativize(path).toString();
        return !inside.startsWith(".git/") && !inside.contains("target/");
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
