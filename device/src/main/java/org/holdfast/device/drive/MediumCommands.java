package org.holdfast.device.drive;

import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.CommandTime;
import org.holdfast.device.scsi.ScsiCommand;

/**
 * Commands for the cartridge as a whole and its memory chip (SSC-4, SPC-4): their bytes.
 *
 * <p>Thread rule: pure functions.
 */
public final class MediumCommands {
    /** What FORMAT MEDIUM does (SSC-4 7.1). */
    public enum Format {
        /** One partition. */
        DEFAULT(0),
        /** Partitions as mode page 11h says. */
        PARTITIONED(1),
        /** One partition, then as mode page 11h says. */
        DEFAULT_THEN_PARTITIONED(2);

        private final int code;

        Format(int code) {
            this.code = code;
        }
    }

    private MediumCommands() {
    }

    /** LOAD UNLOAD, load; returns at once and the drive becomes ready (IMMED on). */
    public static ScsiCommand load() {
        byte[] cdb = {0x1B, 1, 0, 0, 1, 0};
        return ScsiCommand.harmless("LOAD UNLOAD", CommandTime.LOAD, cdb);
    }

    /** LOAD UNLOAD, unload; returns when the cartridge is out. */
    public static ScsiCommand unload() {
        byte[] cdb = {0x1B, 0, 0, 0, 0, 0};
        return ScsiCommand.harmless("LOAD UNLOAD", CommandTime.UNLOAD, cdb);
    }

    /** FORMAT MEDIUM, waits for the end. */
    public static ScsiCommand format(Format format) {
        byte[] cdb = {0x04, 0, (byte) format.code, 0, 0, 0};
        return ScsiCommand.acting("FORMAT MEDIUM", CommandTime.FORMAT, cdb);
    }

    /** READ ATTRIBUTE: values from attribute {@code first} on. */
    public static ScsiCommand readAttribute(int partition, int first, int room) {
        byte[] cdb = new byte[16];
        cdb[0] = (byte) 0x8C;
        cdb[7] = (byte) partition;
        BigEndian.put(cdb, 8, 2, first);
        BigEndian.put(cdb, 10, 4, room);
        return ScsiCommand.harmless("READ ATTRIBUTE", CommandTime.SHORT, cdb);
    }

    /** WRITE ATTRIBUTE through to the chip (WTC on). */
    public static ScsiCommand writeAttribute(int partition, int length) {
        byte[] cdb = new byte[16];
        cdb[0] = (byte) 0x8D;
        cdb[1] = 0x01;
        cdb[7] = (byte) partition;
        BigEndian.put(cdb, 10, 4, length);
        return ScsiCommand.acting("WRITE ATTRIBUTE", CommandTime.SHORT, cdb);
    }
}
