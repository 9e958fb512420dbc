package org.holdfast.engine.api.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured, and where.
 *
 * @param what in this order
 * @param directory where a directory of its own is made, and deleted afterwards
 * @param count files, entries or objects, instead of {@link Benchmark#usual}
 * @param bytes size of the large file, instead of the usual
 * @param runs how often everything is done, 1 to {@value #MAX_RUNS}; the best counts
 */
public record BenchOrder(List<Benchmark> what, Path directory, Optional<Long> count,
        Optional<Long> bytes, int runs) {
    /** The most runs. */
    public static final int MAX_RUNS = 20;
    /** The most files, entries, objects. */
    public static final long MAX_COUNT = 100_000_000;
    /** The least bytes of the large file. */
    public static final long MIN_BYTES = 1 << 20;
    /** The largest large file. */
    public static final long MAX_BYTES = 1_000_000_000_000L;

    /** Checks the ranges. */
    public BenchOrder {
        what = List.copyOf(what);
        if (runs < 1 || runs > MAX_RUNS || count.filter(n -> n < 1 || n > MAX_COUNT).isPresent()
                || bytes.filter(n -> n < MIN_BYTES || n > MAX_BYTES).isPresent()) {
            throw new IllegalArgumentException(runs + " runs, count " + count + ", " + bytes
                    + " bytes");
        }
    }

    /** How much of a benchmark. */
    public long amount(Benchmark benchmark) {
        return (benchmark == Benchmark.LARGE ? bytes : count).orElse(benchmark.usual());
    }
}
