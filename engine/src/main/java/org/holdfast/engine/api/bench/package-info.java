/**
 * What a client asks of a benchmark run and what it gets: plain values, no words.
 *
 * <p>Start with {@link org.holdfast.engine.api.bench.BenchReport}. Which figures there are, what
 * each is compared with and what it should reach is in
 * {@link org.holdfast.engine.api.bench.Figure}; the figures are taken in {@code engine.bench}.
 *
 * <p>May use: the JDK. Never belongs here: measuring, wording.
 */
package org.holdfast.engine.api.bench;
