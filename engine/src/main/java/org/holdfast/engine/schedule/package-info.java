/**
 * Deciding: which cartridge goes into which drive, and what is done with it there.
 *
 * <p>Start with {@link org.holdfast.engine.schedule.Schedule#step}: a pure function from a state,
 * something that happened and the time, to the next state and what is to be done. The shell in
 * {@code engine.run} does it and reports back. The state counts staging segments and large blobs,
 * never small objects.
 *
 * <p>May use: {@code engine.model}, {@code device.media}, the JDK's collections in their ordered
 * forms. Never belongs here: a clock, chance, a log, input or output, threads, anything without an
 * order.
 */
package org.holdfast.engine.schedule;
