package org.holdfast.engine.api.bench;

/** Hears how far a run is. Called by one thread at a time. */
public interface BenchListener {
    /** A benchmark begins a run, from 1; 0 while it makes what it needs. */
    void at(Benchmark benchmark, int run, int runs);
}
