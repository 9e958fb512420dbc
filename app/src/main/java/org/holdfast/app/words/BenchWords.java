package org.holdfast.app.words;

import static org.holdfast.i18n.BenchText.*;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.engine.api.bench.BenchReport.ControlRow;
import org.holdfast.engine.api.bench.BenchReport.FigureRow;
import org.holdfast.engine.api.bench.BenchReport.Machine;
import org.holdfast.engine.api.bench.BenchReport.Outcome;
import org.holdfast.engine.api.bench.Target;
import org.holdfast.engine.api.bench.Unit;
import org.holdfast.i18n.Words;

/** Benchmarks in words: lines for each figure, its control and its target. */
public final class BenchWords {
    private static final String INDENT = "    ";

    private final Words words;

    /** Speaks the language of {@code words}. */
    public BenchWords(Words words) {
        this.words = words;
    }

    /** What it was measured on: one line. */
    public String machine(Machine m) {
        return words.say(BENCH_MACHINE, m.cores(), words.bytes(m.memoryBytes()),
                Visible.name(m.fileSystem()), words.bytes(m.freeBytes()),
                Visible.name(m.java()), words.bytes(m.heapBytes()));
    }

    /** One benchmark: a head, how it was done, its figures. */
    public List<String> lines(Outcome o) {
        List<String> lines = new ArrayList<>();
        lines.add(words.say(BENCH_HEAD, o.benchmark().word(), words.duration(o.took()),
                load(o.loadBefore()), load(o.loadAfter())));
        o.settings().forEach(s -> lines.add("  " + words.say(BENCH_SETTING,
                words.say(BenchTexts.of(s.setting())), value(s.unit(), s.value()))));
        o.figures().forEach(f -> figure(f, lines));
        o.failure().ifPresent(why -> lines.add(words.say(BENCH_FAILED, o.benchmark().word(),
                Visible.name(why))));
        return lines;
    }

    private String load(double load) {
        return load < 0 ? words.say(BENCH_LOAD_UNKNOWN) : decimal(load);
    }

    private void figure(FigureRow f, List<String> lines) {
        String name = words.say(BenchTexts.of(f.figure()));
        if (f.best().isEmpty()) {
            lines.add("  " + words.say(BENCH_FIGURE, name, words.say(BENCH_NOT_TAKEN,
                    Visible.name(f.missing().orElse("")))));
        } else {
            lines.add("  " + words.say(BENCH_FIGURE, name,
                    best(f.unit(), f.best().get(), f.runs())));
        }
        f.control().ifPresent(c -> lines.add(INDENT + control(f, c)));
        f.target().ifPresent(t -> lines.add(INDENT + words.say(BENCH_TARGET, target(f, t),
                words.say(f.met().map(met -> met ? BENCH_MET : BENCH_MISSED)
                        .orElse(BENCH_UNKNOWN)))));
    }

    private String control(FigureRow f, ControlRow c) {
        String name = words.say(BenchTexts.of(c.control()));
        if (c.best().isEmpty() || f.ratio().isEmpty()) {
            return words.say(BENCH_NO_CONTROL, name,
                    Visible.name(c.missing().or(f::missing).orElse("")));
        }
        String ratio = decimal(f.ratio().get());
        return words.say(BENCH_AGAINST, name, best(c.unit(), c.best().get(), c.runs()),
                f.pairs().size() < 2 ? ratio : words.say(BENCH_PAIRS, ratio,
                        f.pairs().stream().map(this::decimal)
                                .collect(Collectors.joining("; "))));
    }

    private String target(FigureRow f, Target t) {
        if (t.ratio()) {
            return words.say(BENCH_RATIO_AT_LEAST, decimal(t.value()));
        }
        return words.say(t.atLeast() ? BENCH_AT_LEAST : BENCH_AT_MOST,
                value(f.unit(), t.value()));
    }

    private String best(Unit unit, double best, List<Double> runs) {
        String said = value(unit, best);
        return runs.size() < 2 ? said : words.say(BENCH_RUNS, said, runs.stream()
                .map(r -> value(unit, r)).collect(Collectors.joining(", ")));
    }

    /** A number with its unit. */
    private String value(Unit unit, double value) {
        return switch (unit) {
            case A_SECOND -> words.say(UNIT_A_SECOND, words.number(Math.round(value)));
            case BYTES_A_SECOND -> words.say(org.holdfast.i18n.UnitText.A_SECOND,
                    words.bytes(Math.round(value)));
            case SECONDS -> value < 1 ? words.say(UNIT_MILLISECONDS, decimal(value * 1000))
                    : words.say(UNIT_SECONDS, decimal(value));
            case BYTES -> words.bytes(Math.round(value));
            case COUNT -> words.number(Math.round(value));
        };
    }

    private String decimal(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }
}
