package org.holdfast.device.vtl.medium;

import java.io.IOException;

/** A place that takes no block and no filemark; a drive reports it as a write error. */
public final class UnwritableBlockException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says which block and why. */
    public UnwritableBlockException(int partition, long block, String why) {
        super("block " + block + " of partition " + partition + ": " + why);
    }
}
