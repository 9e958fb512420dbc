package org.holdfast.engine.api.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was measured, and on what.
 *
 * @param machine what is the same for all of it
 * @param outcomes one a benchmark
 */
public record BenchReport(Machine machine, List<Outcome> outcomes) {
    /**
     * The machine.
     *
     * @param cores that this process may use
     * @param memoryBytes of the machine
     * @param fileSystem its type where the figures were made
     * @param freeBytes there
     * @param java the runtime and its version
     * @param system the operating system and its version
     * @param heapBytes the most heap of this process
     * @param began when
     */
    public record Machine(int cores, long memoryBytes, String fileSystem, long freeBytes,
            String java, String system, long heapBytes, Instant began) {}

    /**
     * What one benchmark found.
     *
     * @param loadBefore the machine's load average of one minute; below 0 when it is not known
     * @param loadAfter the same afterwards: most of it is the benchmark's own
     * @param took how long, with everything that had to be made for it
     * @param settings how the figures were made
     * @param figures all of the benchmark, in their order
     * @param failure what ended it before its time
     */
    public record Outcome(Benchmark benchmark, double loadBefore, double loadAfter,
            Duration took, List<SettingRow> settings, List<FigureRow> figures,
            Optional<String> failure) {}

    /** How the figures were made. */
    public record SettingRow(Setting setting, Unit unit, long value) {}

    /**
     * One figure.
     *
     * @param best of the runs; absent when it could not be taken
     * @param runs in their order
     * @param control what it is compared with
     * @param ratio of the best to the control's best, above 1 is better than it
     * @param pairs the ratio of each run to the control's run beside it: on a busy machine they say
     *     more
     * @param target what it should reach
     * @param met whether it does; absent without a target, or when it cannot be told
     * @param missing why it could not be taken
     */
    public record FigureRow(Figure figure, Unit unit, Optional<Double> best, List<Double> runs,
            Optional<ControlRow> control, Optional<Double> ratio, List<Double> pairs,
            Optional<Target> target, Optional<Boolean> met, Optional<String> missing) {}

    /** A control, as a figure; {@code missing}: why there is none. */
    public record ControlRow(Control control, Unit unit, Optional<Double> best,
            List<Double> runs, Optional<String> missing) {}
}
