package org.holdfast.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;
import org.holdfast.engine.api.bench.BenchReport.FigureRow;
import org.holdfast.engine.api.bench.BenchReport.Outcome;
import org.holdfast.engine.api.bench.Benchmark;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every benchmark with next to nothing to do: all figures and controls are there. */
class BenchmarksTest {
    private static final long FEW = 12;
    private static final long SIZE = 3 << 20;
    @TempDir
    private Path directory;

    private final List<String> heard = new ArrayList<>();

    private Outcome run(Benchmark benchmark) throws IOException {
        BenchReport report = Benchmarks.run(new BenchOrder(List.of(benchmark), directory,
                Optional.of(FEW), Optional.of(SIZE), 1),
                (b, run, runs) -> heard.add(b.word() + " " + run + "/" + runs));
        assertTrue(report.machine().cores() > 0);
        assertTrue(report.machine().memoryBytes() > 0);
        assertEquals(report, Json.read(Json.write(report), BenchReport.class));
        return report.outcomes().getFirst();
    }

    @ParameterizedTest
    @EnumSource(Benchmark.class)
    void everyFigureAndControlIsThere(Benchmark benchmark) throws IOException {
        Outcome outcome = run(benchmark);

        assertEquals(Optional.empty(), outcome.failure());
        assertEquals(Figure.of(benchmark),
                outcome.figures().stream().map(FigureRow::figure).toList());
        outcome.figures().forEach(this::there);
        assertTrue(heard.contains(benchmark.word() + " 1/1"), heard.toString());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private void there(FigureRow row) {
        // Nobody's page cache is emptied for so few files.
        if (row.figure() == Figure.ACCEPTED_COLD) {
            assertTrue(row.missing().orElse("").contains("cache"), row.toString());
            assertEquals(Optional.empty(), row.ratio());
            return;
        }
        assertTrue(row.best().isPresent(), row.toString());
        assertEquals(Optional.empty(), row.missing());
        assertEquals(row.figure().control(), row.control().map(BenchReport.ControlRow::control));
        row.control().ifPresent(c -> {
            assertTrue(c.best().isPresent(), row.toString());
            assertTrue(row.ratio().orElse(0.0) > 0, row.toString());
        });
        assertEquals(row.figure().target().isPresent(), row.met().isPresent());
    }

    @Test
    void theBestOfTheRunsCountsAndTheLargestOfPeaks() {
        Scores scores = new Scores();
        scores.add(Figure.ACCEPTED, 100);
        scores.add(Figure.ACCEPTED, 300);
        scores.add(Control.COPY_TREE, 200);
        scores.add(Control.COPY_TREE, 150);
        scores.add(Figure.ACCEPTED_LAG, 1);
        scores.add(Figure.ACCEPTED_LAG, 3);
        scores.add(Figure.ACCEPTED_COLD, 100);
        scores.missing(Control.COPY_TREE_COLD, "no cp");
        Map<Figure, FigureRow> rows = scores.figures(Benchmark.DOCUMENTS).stream()
                .collect(Collectors.toMap(FigureRow::figure, r -> r));

        assertEquals(Optional.of(300.0), rows.get(Figure.ACCEPTED).best());
        assertEquals(List.of(100.0, 300.0), rows.get(Figure.ACCEPTED).runs());
        assertEquals(Optional.of(1.5), rows.get(Figure.ACCEPTED).ratio());
        assertEquals(List.of(0.5, 2.0), rows.get(Figure.ACCEPTED).pairs());
        assertEquals(Optional.of(true), rows.get(Figure.ACCEPTED).met());
        assertEquals(Optional.of(3.0), rows.get(Figure.ACCEPTED_LAG).best());
        assertEquals(Optional.of(false), rows.get(Figure.ACCEPTED_LAG).met());
        assertEquals(Optional.empty(), rows.get(Figure.ACCEPTED_COLD).ratio());
        assertEquals(Optional.empty(), rows.get(Figure.ACCEPTED_COLD).met());
        assertEquals(Optional.of("no cp"), rows.get(Figure.ACCEPTED_COLD).control()
                .flatMap(BenchReport.ControlRow::missing));
    }

    @Test
    void ofTimesTheShortestIsBestAndItsRatioIsTurnedRound() {
        Scores scores = new Scores();
        scores.add(Figure.READY_AFTER_KILL, 4);
        scores.add(Figure.READY_AFTER_KILL, 2);
        scores.add(Control.OPENED_IN_ORDER, 1);
        FigureRow row = scores.figures(Benchmark.CATALOG).stream()
                .filter(r -> r.figure() == Figure.READY_AFTER_KILL).findFirst().orElseThrow();

        assertEquals(Optional.of(2.0), row.best());
        assertEquals(Optional.of(0.5), row.ratio());
        assertEquals(Optional.of(true), row.met());
    }

    @Test
    void aDiskThatIsTooSmallIsSaidBeforeItIsFilled() throws IOException {
        BenchReport report = Benchmarks.run(new BenchOrder(List.of(Benchmark.LARGE,
                Benchmark.INDEX), directory, Optional.of(FEW), Optional.of(BenchOrder.MAX_BYTES),
                1), (b, run, runs) -> heard.add(b.word()));

        Outcome large = report.outcomes().getFirst();
        assertTrue(large.failure().orElse("").contains("free"), large.toString());
        assertTrue(large.figures().stream().allMatch(f -> f.best().isEmpty()
                && f.missing().isPresent() && f.met().isEmpty()));
        // The next one begins all the same.
        assertEquals(Optional.empty(), report.outcomes().getLast().failure());
    }
}
