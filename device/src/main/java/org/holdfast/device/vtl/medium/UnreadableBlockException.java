package org.holdfast.device.vtl.medium;

import java.io.IOException;

/** A block that cannot be read back; a drive reports it as an unrecovered read error. */
public final class UnreadableBlockException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says which block and why. */
    public UnreadableBlockException(int partition, long block, String why) {
        super("block " + block + " of partition " + partition + ": " + why);
    }
}
