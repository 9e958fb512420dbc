package org.holdfast.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.BenchWords;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.BenchReport;
import org.holdfast.engine.api.bench.Benchmark;
import org.holdfast.i18n.BenchText;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what the engine does on this machine. Needs no home, and touches none. */
@Command(name = "bench")
final class BenchCommand extends ArchiveCommand {
    private static final String ALL = "all";
    private static final String WINDOW = "window";
    private static final int MIB_SHIFT = 20;

    @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.bench")
    private String name;

    @Option(names = {"-n", "--count"}, paramLabel = "N",
            descriptionKey = "cli.option.bench-count")
    private Optional<Long> count = Optional.empty();

    @Option(names = "--size", paramLabel = "MIB", descriptionKey = "cli.option.bench-size")
    private Optional<Long> size = Optional.empty();

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3",
            descriptionKey = "cli.option.bench-runs")
    private int runs;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "cli.option.bench-dir")
    private Optional<String> directory = Optional.empty();

    @Mixin
    private JsonOption format;

    BenchCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.BENCH;
    }

    @Override
    ExitStatus run() throws Exception {
        if (name.equals(WINDOW)) {
            return context().surroundings().faces().bench(context().terminal());
        }
        BenchOrder order = order();
        BenchReport report = context().engines().bench(order, (benchmark, run, all) ->
                context().terminal().progress(run == 0
                        ? context().words().say(BenchText.BENCH_BEGIN, benchmark.word())
                        : context().words().say(BenchText.BENCH_RUN, benchmark.word(), run,
                                all)));
        if (format.json()) {
            context().json(report);
        } else {
            print(report);
        }
        return report.outcomes().stream().anyMatch(o -> o.failure().isPresent())
                ? ExitStatus.PARTLY : ExitStatus.DONE;
    }

    private BenchOrder order() throws UsageProblem {
        List<Benchmark> what = name.equals(ALL) ? List.of(Benchmark.values())
                : Arrays.stream(Benchmark.values()).filter(b -> b.word().equals(name)).toList();
        if (what.isEmpty()) {
            throw new UsageProblem(CommandText.BAD_VALUE, "NAME " + name);
        }
        if (runs < 1 || runs > BenchOrder.MAX_RUNS) {
            throw new UsageProblem(CommandText.BAD_VALUE, "--runs " + runs);
        }
        if (count.filter(n -> n < 1 || n > BenchOrder.MAX_COUNT).isPresent()) {
            throw new UsageProblem(CommandText.BAD_VALUE, "--count " + count.get());
        }
        if (size.filter(n -> n < 1 || n > BenchOrder.MAX_BYTES >> MIB_SHIFT).isPresent()) {
            throw new UsageProblem(CommandText.BAD_VALUE, "--size " + size.get());
        }
        return new BenchOrder(what, where(), count, size.map(n -> n << MIB_SHIFT), runs);
    }

    private Path where() throws UsageProblem {
        try {
            return directory.isPresent()
                    ? context().surroundings().directory().resolve(directory.get()).normalize()
                    : context().home().toAbsolutePath().getParent();
        } catch (InvalidPathException e) {
            throw new UsageProblem(CommandText.BAD_PATH, directory.get());
        }
    }

    private void print(BenchReport report) {
        BenchWords words = new BenchWords(context().words());
        context().terminal().line(words.machine(report.machine()));
        report.outcomes().forEach(o -> words.lines(o).forEach(context().terminal()::line));
    }
}
