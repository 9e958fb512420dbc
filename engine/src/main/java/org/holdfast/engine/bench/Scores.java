package org.holdfast.engine.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.engine.api.bench.BenchReport.ControlRow;
import org.holdfast.engine.api.bench.BenchReport.FigureRow;
import org.holdfast.engine.api.bench.BenchReport.SettingRow;
import org.holdfast.engine.api.bench.Benchmark;
import org.holdfast.engine.api.bench.Control;
import org.holdfast.engine.api.bench.Figure;
import org.holdfast.engine.api.bench.Setting;

/** Collects what the runs of one benchmark give. Thread rule: one thread. */
final class Scores {
    private static final String NOT_REACHED = "not reached";

    private final Map<Figure, List<Double>> figures = new EnumMap<>(Figure.class);
    private final Map<Control, List<Double>> controls = new EnumMap<>(Control.class);
    private final Map<Figure, String> noFigure = new EnumMap<>(Figure.class);
    private final Map<Control, String> noControl = new EnumMap<>(Control.class);
    private final Map<Setting, Long> settings = new EnumMap<>(Setting.class);

    /** One run of a figure. */
    void add(Figure figure, double value) {
        figures.computeIfAbsent(figure, f -> new ArrayList<>()).add(value);
    }

    /** One run of a control. */
    void add(Control control, double value) {
        controls.computeIfAbsent(control, c -> new ArrayList<>()).add(value);
    }

    /** A figure cannot be taken here. */
    void missing(Figure figure, String why) {
        noFigure.put(figure, why);
    }

    /** A control cannot run here. */
    void missing(Control control, String why) {
        noControl.put(control, why);
    }

    /** How the figures are made. */
    void set(Setting setting, long value) {
        settings.put(setting, value);
    }

    List<SettingRow> settings() {
        return settings.entrySet().stream().map(e -> new SettingRow(e.getKey(),
                e.getKey().unit(), e.getValue())).toList();
    }

    /** All figures of a benchmark, also those that are missing. */
    List<FigureRow> figures(Benchmark benchmark) {
        return Figure.of(benchmark).stream().map(this::row).toList();
    }

    private FigureRow row(Figure figure) {
        List<Double> runs = figures.getOrDefault(figure, List.of());
        boolean most = figure.unit().moreIsBetter() || figure.largestCounts();
        Optional<Double> best = best(runs, most);
        Optional<ControlRow> control = figure.control().map(this::control);
        Optional<Double> ratio = best.flatMap(b -> control.flatMap(ControlRow::best)
                .map(c -> ratio(figure, b, c))).filter(Double::isFinite);
        List<Double> beside = control.map(ControlRow::runs).orElse(List.of());
        List<Double> pairs = runs.size() != beside.size() ? List.of()
                : IntStream.range(0, runs.size())
                        .mapToObj(i -> ratio(figure, runs.get(i), beside.get(i)))
                        .filter(Double::isFinite).toList();
        Optional<Boolean> met = figure.target().flatMap(t -> (t.ratio() ? ratio : best)
                .map(t::met));
        return new FigureRow(figure, figure.unit(), best, List.copyOf(runs), control, ratio, pairs,
                figure.target(), met, why(runs, noFigure.get(figure)));
    }

    private static double ratio(Figure figure, double value, double control) {
        return figure.unit().moreIsBetter() ? value / control : control / value;
    }

    private ControlRow control(Control control) {
        List<Double> runs = controls.getOrDefault(control, List.of());
        return new ControlRow(control, control.unit(), best(runs, control.unit().moreIsBetter()),
                List.copyOf(runs), why(runs, noControl.get(control)));
    }

    private static Optional<Double> best(List<Double> runs, boolean most) {
        return runs.isEmpty() ? Optional.empty()
                : Optional.of(most ? Collections.max(runs) : Collections.min(runs));
    }

    private static Optional<String> why(List<Double> runs, String reason) {
        return runs.isEmpty() ? Optional.of(reason == null ? NOT_REACHED : reason)
                : Optional.empty();
    }
}
