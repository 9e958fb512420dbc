package org.holdfast.device.drive;

import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.CommandTime;
import org.holdfast.device.scsi.ScsiCommand;

/**
 * Commands that move the tape or say where it is (SSC-4 clauses 6, 7): their bytes.
 *
 * <p>Thread rule: pure functions.
 */
public final class PositionCommands {
    /** What SPACE counts. */
    public enum Unit {
        BLOCKS(0), FILEMARKS(1), SEQUENTIAL_FILEMARKS(2), END_OF_DATA(3);

        private final int code;

        Unit(int code) {
            this.code = code;
        }
    }

    /** Length of the long form of READ POSITION in bytes. */
    public static final int LONG_FORM = 32;
    /** Length of the short form of READ POSITION in bytes. */
    public static final int SHORT_FORM = 20;

    private static final int MAX_SHORT_COUNT = 0x7FFFFF;

    private PositionCommands() {
    }

    /** SPACE(6), or SPACE(16) for a count that does not fit; negative counts go backwards. */
    public static ScsiCommand space(Unit unit, long count) {
        byte[] cdb;
        if (Math.abs(count) <= MAX_SHORT_COUNT) {
            cdb = new byte[] {0x11, (byte) unit.code, 0, 0, 0, 0};
            BigEndian.put(cdb, 2, 3, count);
            return ScsiCommand.acting("SPACE(6)", CommandTime.LOCATE, cdb);
        }
        cdb = new byte[16];
        cdb[0] = (byte) 0x91;
        cdb[1] = (byte) unit.code;
        BigEndian.put(cdb, 4, 8, count);
        return ScsiCommand.acting("SPACE(16)", CommandTime.LOCATE, cdb);
    }

    /** LOCATE(16) to a block of a partition (CP on). */
    public static ScsiCommand locate(int partition, long block) {
        return locate(partition, block, 0x02);
    }

    /** LOCATE(16) to the end of data of a partition (DEST 3, CP on). */
    public static ScsiCommand locateEndOfData(int partition) {
        return locate(partition, 0, 0x1A);
    }

    private static ScsiCommand locate(int partition, long block, int flags) {
        byte[] cdb = new byte[16];
        cdb[0] = (byte) 0x92;
        cdb[1] = (byte) flags;
        cdb[3] = (byte) partition;
        BigEndian.put(cdb, 4, 8, block);
        return ScsiCommand.acting("LOCATE(16)", CommandTime.LOCATE, cdb);
    }

    /** READ POSITION, long form. */
    public static ScsiCommand readPosition() {
        return readPosition(0x06);
    }

    /** READ POSITION, short form: the one that tells of the buffer. */
    public static ScsiCommand readPositionShort() {
        return readPosition(0x00);
    }

    private static ScsiCommand readPosition(int form) {
        byte[] cdb = new byte[10];
        cdb[0] = 0x34;
        cdb[1] = (byte) form;
        return ScsiCommand.harmless("READ POSITION", CommandTime.SHORT, cdb);
    }

    /** REWIND to the beginning of the partition; harmless on any cartridge, so repeatable. */
    public static ScsiCommand rewind() {
        byte[] cdb = {0x01, 0, 0, 0, 0, 0};
        return ScsiCommand.harmless("REWIND", CommandTime.REWIND, cdb);
    }
}
