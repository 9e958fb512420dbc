/**
 * What any client of the engine sees: commands, queries, snapshots, failures.
 *
 * <p>Start with {@link org.holdfast.engine.api.Archive}. Everything here is a value that can cross
 * a wire; windows, command lines and extensions use this and {@code engine.model}, nothing else.
 *
 * <p>May use: {@code engine.model}, {@code device.media}. Never belongs here: how it is done, and
 * words for people (a {@link org.holdfast.engine.api.Failure} has a code; the app has the words).
 */
package org.holdfast.engine.api;
