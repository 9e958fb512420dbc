package org.holdfast.device.vtl.fault;

import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.SenseData;

/** One thing that goes wrong; plain data. */
public sealed interface Fault {
    /** Any device. */
    String ANY = "";

    /**
     * At a command: the {@code occurrence}-th with this operation code.
     *
     * @param device what the transport was named, {@link #ANY} for each one
     * @param operation operation code, 0 to 255
     * @param occurrence from 1, counted for each device
     * @param what what happens then
     */
    record AtCommand(String device, int operation, long occurrence, What what)
            implements Fault {
        /** Checks the ranges. */
        public AtCommand {
            if (operation < 0 || operation > 0xFF || occurrence < 1) {
                throw new IllegalArgumentException("fault at " + operation + " no. "
                        + occurrence);
            }
        }
    }

    /**
     * At a place on a cartridge, each time, in whatever drive: an unrecovered read error
     * (3/11/00), or a write error (3/0C/00) before anything is written.
     *
     * @param barcode the cartridge
     * @param partition 0 to 255
     * @param block the block's number
     * @param writing whether writing fails there, else reading
     */
    record AtBlock(Barcode barcode, int partition, long block, boolean writing)
            implements Fault {
        /** Checks the ranges. */
        public AtBlock {
            if (partition < 0 || partition > 0xFF || block < 0) {
                throw new IllegalArgumentException("fault at " + partition + ":" + block);
            }
        }
    }

    /** What happens to a command. */
    sealed interface What {}

    /** Sense instead of the work, which is not done. */
    record Refused(SenseData sense) implements What {}

    /** The work is done, then this is said of it. */
    record DoneBut(SenseData sense) implements What {}

    /**
     * The transport fails and the command's fate is unknown to the initiator.
     *
     * @param done whether the device did the work all the same
     */
    record CableFailure(boolean done) implements What {}

    /** From now on the device answers nothing: every command ends by its timeout. */
    record Silence() implements What {}
}
