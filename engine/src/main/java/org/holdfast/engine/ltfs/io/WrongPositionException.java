package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import org.holdfast.device.drive.TapePosition;

/**
 * The drive is not where it should be after what was written: blocks were lost, doubled, or written
 * by somebody else. No index is written then, since it would name the wrong bytes.
 */
public final class WrongPositionException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says both places. */
    public WrongPositionException(int partition, long block, TapePosition found) {
        super("head at partition " + found.partition() + " block " + found.block()
                + ", but partition " + partition + " block " + block + " was counted");
    }
}
