package org.holdfast.device.scsi;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * One command: its CDB (6, 10, 12 or 16 bytes), its data and how long it may take.
 *
 * @param cdb the command descriptor block; not to be changed afterwards
 * @param transfer the direction of the data
 * @param data from position to limit: what is sent, or room for what is received; the transport
 *     moves the position behind what was transferred. Empty for {@link Transfer#NONE}
 * @param timeout more than zero
 */
public record ScsiRequest(byte[] cdb, Transfer transfer, ByteBuffer data, Duration timeout) {

    /** Which way the data of a command goes. */
    public enum Transfer {
        /** No data. */
        NONE,
        /** Data-out: from us to the device. */
        TO_DEVICE,
        /** Data-in: from the device to us. */
        FROM_DEVICE
    }

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    /** Checks the command's form. */
    public ScsiRequest {
        if (cdb.length != 6 && cdb.length != 10 && cdb.length != 12 && cdb.length != 16) {
            throw new IllegalArgumentException("CDB of " + cdb.length + " bytes");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout " + timeout);
        }
        if (transfer == Transfer.NONE && data.hasRemaining()) {
            throw new IllegalArgumentException("data without a direction");
        }
    }

    /** A command without data. */
    public static ScsiRequest plain(byte[] cdb, Duration timeout) {
        return new ScsiRequest(cdb, Transfer.NONE, EMPTY, timeout);
    }

    /** A command that sends data. */
    public static ScsiRequest sending(byte[] cdb, ByteBuffer data, Duration timeout) {
        return new ScsiRequest(cdb, Transfer.TO_DEVICE, data, timeout);
    }

    /** A command that receives data. */
    public static ScsiRequest receiving(byte[] cdb, ByteBuffer room, Duration timeout) {
        return new ScsiRequest(cdb, Transfer.FROM_DEVICE, room, timeout);
    }

    /** The operation code, 0 to 255. */
    public int operation() {
        return cdb[0] & 0xFF;
    }
}
