/**
 * Measuring: what the production code does on this machine, beside controls in the same run.
 *
 * <p>Start with {@link org.holdfast.engine.bench.Benchmarks}; one class a benchmark
 * ({@code DocumentsBench} ...), which alternates with its controls and tells
 * {@link org.holdfast.engine.bench.Scores}. Which figures there are is in {@code api.bench}. How
 * they came out, and on which machine, is in {@code doc/benchmarks.md}.
 *
 * <p>May use: everything, and {@code device.vtl}, as {@code engine.boot} may. Nobody may use it but
 * the root of the app. Never belongs here: anything that the archive needs, words.
 */
package org.holdfast.engine.bench;
