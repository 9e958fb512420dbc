package org.holdfast.device.drive;

import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.CommandTime;
import org.holdfast.device.scsi.ScsiCommand;

/**
 * Commands that move blocks and marks (SSC-4 clause 6): their bytes. Variable block mode only.
 *
 * <p>Thread rule: pure functions.
 */
public final class TransferCommands {
    /** The longest block that READ(6) and WRITE(6) can name, in bytes. */
    public static final int MAX_LENGTH = 0xFFFFFF;

    private TransferCommands() {
    }

    /** READ(6): one block of at most {@code length} bytes; a shorter one is told (SILI off). */
    public static ScsiCommand read(int length) {
        byte[] cdb = {0x08, 0, 0, 0, 0, 0};
        BigEndian.put(cdb, 2, 3, length);
        return ScsiCommand.acting("READ(6)", CommandTime.READ, cdb);
    }

    /** WRITE(6): one block of {@code length} bytes. */
    public static ScsiCommand write(int length) {
        byte[] cdb = {0x0A, 0, 0, 0, 0, 0};
        BigEndian.put(cdb, 2, 3, length);
        return ScsiCommand.acting("WRITE(6)", CommandTime.WRITE, cdb);
    }

    /** WRITE FILEMARKS(6): {@code count} marks, 0 to FFFFFFh. */
    public static ScsiCommand writeFilemarks(int count, boolean immediate) {
        byte[] cdb = {0x10, (byte) (immediate ? 1 : 0), 0, 0, 0, 0};
        BigEndian.put(cdb, 2, 3, count);
        return ScsiCommand.acting("WRITE FILEMARKS(6)", CommandTime.WRITE_FILEMARKS, cdb);
    }

    /** READ BLOCK LIMITS: six bytes of answer. */
    public static ScsiCommand readBlockLimits() {
        byte[] cdb = {0x05, 0, 0, 0, 0, 0};
        return ScsiCommand.harmless("READ BLOCK LIMITS", CommandTime.SHORT, cdb);
    }
}
