package org.holdfast.app.library.floor;

/** What a slot looks like. Every look has a shape or pattern of its own beside its colour. */
public enum Look {
    /** No cartridge: a dotted outline. */
    EMPTY,
    /** A cartridge with nothing on it: an outline. */
    SCRATCH,
    /** A cartridge with room: filled from the left as far as it is full. */
    PART,
    /** A cartridge without room: filled. */
    FULL,
    /** A cartridge that the archive knows nothing of: an outline with a line through it. */
    UNKNOWN,
    /** What is asked for is on this cartridge: solid. */
    HOLDS,
    /** What is asked for is not on this cartridge: an outline. */
    HOLDS_NOT,
    /** Not asked yet: hatched. */
    NOT_ASKED
}
