package org.holdfast.engine.model;

/**
 * Whose turn comes first among jobs that wait for the same thing.
 *
 * <p>The order of the constants is from the last to the first.
 */
public enum Priority {
    /** When nobody else waits. */
    LOW,
    /** What a job begins with. */
    NORMAL,
    /** Before the others. */
    HIGH
}
