package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.scsi.ScsiException;

/**
 * Tells what is wrong with the tape from what is wrong with the drive or the way to it. Only the
 * first may be answered by an older index or another copy.
 */
final class MediumErrors {
    private static final int MEDIUM_ERROR = 3;
    private static final int BLANK_CHECK = 8;

    private MediumErrors() {}

    /** A movement and a read. */
    @FunctionalInterface
    interface Reading {
        ReadOutcome read() throws IOException;
    }

    /** Reads; a failure of the medium is said with the block's number. */
    static ReadOutcome reading(char partition, long block, Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (ScsiException e) {
            if (isMedium(e)) {
                throw new DamagedTapeException(partition, block, "cannot be read", e);
            }
            throw e;
        }
    }

    /** Whether the medium failed (SPC-4 4.5.6: MEDIUM ERROR, BLANK CHECK). */
    static boolean isMedium(ScsiException e) {
        return e.sense().key() == MEDIUM_ERROR || e.sense().key() == BLANK_CHECK;
    }
}
