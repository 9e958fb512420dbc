package org.holdfast.device.drive;

/** What a WRITE or WRITE FILEMARKS said beside "done". */
public enum WriteOutcome {
    /** Written or taken into the buffer. */
    DONE,
    /** Done, and the programmable early warning has been passed. */
    PROGRAMMABLE_EARLY_WARNING,
    /** Done, and the early warning has been passed: finish and close the cartridge. */
    EARLY_WARNING
}
