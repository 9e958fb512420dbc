package org.holdfast.engine.schedule;

/**
 * A move that a person asked for.
 *
 * @param task its number
 * @param library the library
 * @param from element address
 * @param to element address
 */
public record MoveItem(long task, String library, int from, int to) {}
