package org.holdfast.engine.schedule;

/** What a cartridge is mounted for. */
public enum OpenMode {
    /** Only to read: nothing is written to it. */
    READ,
    /** To append to its volume. */
    APPEND,
    /** A blank cartridge: a volume is made on it first. */
    FORMAT
}
