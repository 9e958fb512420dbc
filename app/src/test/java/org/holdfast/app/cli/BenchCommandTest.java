package org.holdfast.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.bench.BenchReport;
import org.holdfast.engine.api.bench.BenchReport.ControlRow;
import org.holdfast.engine.api.bench.BenchReport.FigureRow;
import org.holdfast.engine.api.bench.BenchReport.Outcome;
import org.holdfast.engine.api.bench.BenchReport.SettingRow;
import org.holdfast.engine.api.bench.Benchmark;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench} asks for and how it tells what came out. */
class BenchCommandTest {
    @TempDir
    private Path directory;
    private CommandLineRun cli;

    @BeforeEach
    void open() throws Exception {
        cli = new CommandLineRun(directory);
    }

    private static FigureRow taken(Figure f, double best, double control, double ratio,
            boolean met) {
        return new FigureRow(f, f.unit(), Optional.of(best), List.of(best / 2, best),
                f.control().map(c -> new ControlRow(c, c.unit(), Optional.of(control),
                        List.of(control), Optional.empty())), Optional.of(ratio), List.of(1.0, 3.0),
                f.target(),
                Optional.of(met), Optional.empty());
    }

    private static FigureRow missing(Figure f) {
        return new FigureRow(f, f.unit(), Optional.empty(), List.of(), f.control().map(c ->
                new ControlRow(c, c.unit(), Optional.empty(), List.of(), Optional.of("no cp"))),
                Optional.empty(), List.of(), f.target(), Optional.empty(),
                Optional.of("no cache"));
    }

    private void report(Optional<String> failure, FigureRow... rows) {
        cli.doorway.bench = new BenchReport(cli.doorway.bench.machine(), List.of(new Outcome(
                Benchmark.DOCUMENTS, 0.5, -1, Duration.ofSeconds(75),
                List.of(new SettingRow(Setting.COUNT, Setting.COUNT.unit(), 48_000)),
                Arrays.asList(rows), failure)));
    }

    @Test
    void theWindowIsMeasuredByItsFace() {
        assertEquals(0, cli.run("bench", "window").status, cli.err);
        assertEquals(List.of("bench"), cli.faces);
    }

    @Test
    void aFigureComesWithItsControlAndItsTarget() {
        report(Optional.empty(), taken(Figure.ACCEPTED_STILL, 12_000, 6_000, 2, true),
                missing(Figure.ACCEPTED_COLD));
        cli.run("bench", "documents");

        assertEquals(0, cli.status, cli.err);
        assertEquals("""
                2 cores, 1 byte of memory, disk with 1 byte free, java, at most 1 byte of heap
                documents, 1 min 15 s, load average 0.50 before and unknown after
                  files, entries or objects: 48,000
                  files accepted, catalog standing still: 12,000 a second (runs: 6,000 a second, \
                12,000 a second)
                    against cp -a and sync of the same files: 6,000 a second, ratio 2.00 \
                (of each pair: 1.00; 3.00)
                    target: ratio at least 1.50: met
                  files accepted, none of them in the page cache: not taken: no cache
                    no control (cp -a and sync of the same files, page cache empty: no cp), \
                so no ratio
                    target: ratio at least 1.00: cannot be told
                """, cli.out);
    }

    @Test
    void whatIsAskedForIsHandedOn() {
        cli.run("bench", "all", "-n", "480000", "--size", "2048", "--runs", "5", "--dir", "x");

        assertEquals(0, cli.status, cli.err);
        assertEquals(List.of("bench BenchOrder[what="
                + List.of(Benchmark.values()) + ", directory=" + directory.resolve("x")
                + ", count=Optional[480000], bytes=Optional[2147483648], runs=5]"),
                cli.doorway.heard);
        assertTrue(cli.err.contains("documents: run 1 of 5"), cli.err);
    }

    @Test
    void withoutADirectoryItIsBesideTheHome() {
        cli.run("bench", "index");

        assertTrue(cli.doorway.heard.getFirst().contains("directory=" + directory + ","),
                cli.doorway.heard.toString());
    }

    @Test
    void oneDocumentOfJson() throws Exception {
        report(Optional.empty(), taken(Figure.ACCEPTED, 1.5, 1, 1.5, true));
        cli.run("bench", "documents", "--json");

        var figure = new ObjectMapper().readTree(cli.out).at("/outcomes/0/figures/0");
        assertEquals("ACCEPTED", figure.at("/figure").asText());
        assertEquals(1.5, figure.at("/ratio").asDouble());
        assertEquals(Control.COPY_TREE.name(), figure.at("/control/control").asText());
    }

    @Test
    void whatEndedBeforeItsTimeIsSaid() {
        report(Optional.of("the disk is full"));
        cli.run("bench", "documents");

        assertEquals(3, cli.status);
        assertTrue(cli.out.contains("documents ended before its time: the disk is full"),
                cli.out);
    }

    @Test
    void everyFigureHasAName() {
        report(Optional.empty(), Arrays.stream(Figure.values())
                .map(f -> taken(f, 2e9, 1e9, 2, false)).toArray(FigureRow[]::new));
        for (String language : List.of("en", "de")) {
            cli.run("--lang=" + language, "bench", "documents");
            assertEquals(0, cli.status, cli.err);
            assertTrue(cli.out.lines().count() > Figure.values().length, cli.out);
        }
        assertTrue(cli.out.contains("Ziel: Verhältnis mindestens 1,50: verfehlt"), cli.out);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        for (String[] wrong : new String[][] {{"bench"}, {"bench", "speed"},
            {"bench", "index", "--runs", "0"}, {"bench", "index", "--runs", "21"},
            {"bench", "index", "-n", "0"}, {"bench", "index", "-n", "100000001"},
            {"bench", "large", "--size", "0"}, {"bench", "large", "--size", "953675"}}) {
            cli.run(wrong);
            assertEquals(2, cli.status, String.join(" ", wrong));
        }
        assertEquals(List.of(), cli.doorway.heard);
        cli.run("bench", "large", "--size", "953674", "-n", "100000000", "--runs", "20");
        assertEquals(0, cli.status, cli.err);
    }
}
