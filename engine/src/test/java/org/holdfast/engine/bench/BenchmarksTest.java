package org.holdfast.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;
import org.holdfast.engine.api.bench.BenchReport.FigureRow;
import org.holdfast.engine.api.bench.BenchReport.Outcome;
import org.holdfast.engine.api.bench.Benchmark;
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
    private static final int RUNS = 2;

    @TempDir
    private Path directory;

    private final List<String> heard = new ArrayList<>();

    private Outcome run(Benchmark benchmark) throws IOException {
        BenchReport report = Benchmarks.run(new BenchOrder(List.of(benchmark), directory,
                Optional.of(FEW), Optional.of(SIZE), RUNS),
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
        assertTrue(heard.contains(benchmark.word() + " 1/2"), heard.toString());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private void there(FigureRow row) {
        // Whether the page cache can be emptied is up to the machine.
        boolean cold = row.figure() == Figure.ACCEPTED_COLD;
        if (cold && row.best().isEmpty()) {
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
