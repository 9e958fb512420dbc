package org.holdfast.device.scsi;

import java.io.IOException;

/** A device refused or failed a command; the sense data says why. */
public final class ScsiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ScsiStatus status;
    private final transient SenseData sense;

    /** Wraps an answer that was not good. {@code sense} is {@link SenseData#NONE} without any. */
    public ScsiException(String command, ScsiStatus status, SenseData sense) {
        super(command + ": " + status + " " + sense);
        this.status = status;
        this.sense = sense;
    }

    /** The status of the command. */
    public ScsiStatus status() {
        return status;
    }

    /** Why, as the device says. */
    public SenseData sense() {
        return sense;
    }
}
