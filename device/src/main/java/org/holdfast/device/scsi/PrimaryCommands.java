package org.holdfast.device.scsi;

/**
 * Commands that every robot and drive has (SPC-4 clause 6): their bytes.
 *
 * <p>Thread rule: pure functions.
 */
public final class PrimaryCommands {
    /** Room for sense data: the largest that SPC-4 allows. */
    public static final int SENSE_ROOM = 252;

    private PrimaryCommands() {
    }

    /** TEST UNIT READY (SPC-4 6.47). */
    public static ScsiCommand testUnitReady() {
        return ScsiCommand.harmless("TEST UNIT READY", CommandTime.SHORT, new byte[6]);
    }

    /** REQUEST SENSE, fixed or descriptor form as the device likes (SPC-4 6.39). */
    public static ScsiCommand requestSense() {
        byte[] cdb = {0x03, 0, 0, 0, (byte) SENSE_ROOM, 0};
        return ScsiCommand.harmless("REQUEST SENSE", CommandTime.SHORT, cdb);
    }

    /** INQUIRY for the standard data (SPC-4 6.6). {@code room} is at most FFFFh. */
    public static ScsiCommand inquiry(int room) {
        byte[] cdb = {0x12, 0, 0, 0, 0, 0};
        BigEndian.put(cdb, 3, 2, room);
        return ScsiCommand.harmless("INQUIRY", CommandTime.SHORT, cdb);
    }

    /** INQUIRY for a page of vital product data (SPC-4 6.6, 7.8). */
    public static ScsiCommand vitalProductData(int page, int room) {
        byte[] cdb = {0x12, 1, (byte) page, 0, 0, 0};
        BigEndian.put(cdb, 3, 2, room);
        return ScsiCommand.harmless("INQUIRY page %02Xh".formatted(page), CommandTime.SHORT, cdb);
    }

    /** PREVENT ALLOW MEDIUM REMOVAL (SPC-4 6.13); sending it again does no harm. */
    public static ScsiCommand preventRemoval(boolean prevent) {
        byte[] cdb = {0x1E, 0, 0, 0, (byte) (prevent ? 1 : 0), 0};
        return ScsiCommand.harmless("PREVENT ALLOW MEDIUM REMOVAL", CommandTime.SHORT, cdb);
    }

    /**
     * MODE SENSE(10), current values (SPC-4 6.12).
     *
     * @param descriptors whether the block descriptor is wanted (DBD off)
     */
    public static ScsiCommand modeSense(int page, boolean descriptors, int room) {
        byte[] cdb = new byte[10];
        cdb[0] = 0x5A;
        cdb[1] = (byte) (descriptors ? 0 : 0x08);
        cdb[2] = (byte) (page & 0x3F);
        BigEndian.put(cdb, 7, 2, room);
        return ScsiCommand.harmless("MODE SENSE page %02Xh".formatted(page), CommandTime.SHORT,
                cdb);
    }

    /** MODE SELECT(10) in page format, not saved (SPC-4 6.10). */
    public static ScsiCommand modeSelect(int page, int length) {
        byte[] cdb = new byte[10];
        cdb[0] = 0x55;
        cdb[1] = 0x10;
        BigEndian.put(cdb, 7, 2, length);
        return ScsiCommand.acting("MODE SELECT page %02Xh".formatted(page), CommandTime.SHORT, cdb);
    }

    /** LOG SENSE, cumulative values from the first parameter on (SPC-4 6.8). */
    public static ScsiCommand logSense(int page, int room) {
        byte[] cdb = new byte[10];
        cdb[0] = 0x4D;
        cdb[2] = (byte) (0x40 | page);
        BigEndian.put(cdb, 7, 2, room);
        return ScsiCommand.harmless("LOG SENSE page %02Xh".formatted(page), CommandTime.SHORT, cdb);
    }
}
