package org.holdfast.device.scsi;

import java.io.IOException;

/**
 * A device reported the failure of an <em>earlier</em> command (response code 71h or 73h, SPC-4
 * 4.5.7): everything since the last flush is in doubt, and the command that was answered so was
 * not carried out.
 */
public final class DeferredErrorException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SenseData sense;

    /** Names the command that was answered with the news. */
    public DeferredErrorException(String command, SenseData sense) {
        super(command + ": an earlier command failed (" + sense
                + "); everything that was not flushed is in doubt");
        this.sense = sense;
    }

    /** Why the earlier command failed. */
    public SenseData sense() {
        return sense;
    }
}
