package org.holdfast.engine.bench;

import java.io.IOException;
import org.holdfast.engine.api.bench.BenchListener;
import org.holdfast.engine.api.bench.BenchOrder;
import org.holdfast.engine.api.bench.Benchmark;

/**
 * What a benchmark is given.
 *
 * @param benchmark which
 * @param order as asked
 * @param place where it may write
 * @param scores what it tells
 * @param listener hears how far it is
 */
record Task(Benchmark benchmark, BenchOrder order, Workplace place, Scores scores,
        BenchListener listener) {

    /** One run; from 1. */
    @FunctionalInterface
    interface Run {
        void run(int number) throws IOException;
    }

    long amount() {
        return order.amount(benchmark);
    }

    /** Does everything as often as asked. */
    void repeat(Run run) throws IOException {
        for (int i = 1; i <= order.runs(); i++) {
            listener.at(benchmark, i, order.runs());
            run.run(i);
        }
    }
}
