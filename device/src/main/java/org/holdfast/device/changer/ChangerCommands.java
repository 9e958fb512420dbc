package org.holdfast.device.changer;

import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.CommandTime;
import org.holdfast.device.scsi.ScsiCommand;

/** Commands of a robot (SMC-3 clause 6): their bytes. Thread rule: pure functions. */
public final class ChangerCommands {
    private ChangerCommands() {
    }

    /**
     * READ ELEMENT STATUS with volume tags (SMC-3 6.10).
     *
     * @param type element type code, 0 for all
     * @param first the lowest address wanted
     * @param count the most elements wanted, 1 to FFFFh
     * @param drives whether the serial numbers of drives are wanted (DVCID)
     * @param room room for the answer, at most FFFFFFh
     */
    public static ScsiCommand readElementStatus(int type, int first, int count, boolean drives,
            int room) {
        byte[] cdb = new byte[12];
        cdb[0] = (byte) 0xB8;
        cdb[1] = (byte) (0x10 | type);
        BigEndian.put(cdb, 2, 2, first);
        BigEndian.put(cdb, 4, 2, count);
        cdb[6] = (byte) (drives ? 1 : 0);
        BigEndian.put(cdb, 7, 3, room);
        return ScsiCommand.harmless("READ ELEMENT STATUS", CommandTime.ELEMENT_STATUS, cdb);
    }

    /** MOVE MEDIUM by the default hand, cartridge not turned (SMC-3 6.6). */
    public static ScsiCommand moveMedium(int source, int destination) {
        byte[] cdb = new byte[12];
        cdb[0] = (byte) 0xA5;
        BigEndian.put(cdb, 4, 2, source);
        BigEndian.put(cdb, 6, 2, destination);
        return ScsiCommand.acting("MOVE MEDIUM", CommandTime.MOVE, cdb);
    }

    /** INITIALIZE ELEMENT STATUS of the whole library (SMC-3 6.4). */
    public static ScsiCommand initialize() {
        byte[] cdb = {0x07, 0, 0, 0, 0, 0};
        return ScsiCommand.acting("INITIALIZE ELEMENT STATUS", CommandTime.INITIALIZE, cdb);
    }

    /** INITIALIZE ELEMENT STATUS WITH RANGE (SMC-3 6.5). */
    public static ScsiCommand initializeRange(int first, int count) {
        return range(0x37, first, count);
    }

    /** The same with the operation code of older libraries. */
    public static ScsiCommand initializeRangeOld(int first, int count) {
        return range(0xE7, first, count);
    }

    private static ScsiCommand range(int operation, int first, int count) {
        byte[] cdb = new byte[10];
        cdb[0] = (byte) operation;
        cdb[1] = 0x01;
        BigEndian.put(cdb, 2, 2, first);
        BigEndian.put(cdb, 6, 2, count);
        return ScsiCommand.acting("INITIALIZE ELEMENT STATUS WITH RANGE", CommandTime.INITIALIZE,
                cdb);
    }
}
