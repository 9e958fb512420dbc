package org.holdfast.device.drive;

import java.io.IOException;

/** The partition ends here: the block was not written (sense key Dh). */
public final class VolumeOverflowException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Names the partition. */
    public VolumeOverflowException(int partition) {
        super("end of partition " + partition);
    }
}
