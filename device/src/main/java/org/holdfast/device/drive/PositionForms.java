package org.holdfast.device.drive;

import java.io.IOException;
import org.holdfast.device.scsi.BigEndian;

/** The answers to READ POSITION (SSC-4 7.7). Thread rule: pure functions. */
final class PositionForms {
    private static final int BEGINNING = 0x80;
    private static final int END = 0x40;
    private static final int BYTES_UNKNOWN = 0x10;
    private static final int OBJECTS_UNKNOWN = 0x20;
    private static final int LONG_UNKNOWN = 0x04;
    private static final int MAX_PARTITION = 0xFF;

    private PositionForms() {
    }

    /** The long form, 32 bytes. */
    static TapePosition parseLong(byte[] b) throws IOException {
        if (b.length < 24) {
            throw new IOException("position of " + b.length + " bytes");
        }
        if ((b[0] & LONG_UNKNOWN) != 0) {
            throw new IOException("the drive does not know where the tape is");
        }
        long partition = BigEndian.u32(b, 4);
        long block = BigEndian.i64(b, 8);
        if (partition > MAX_PARTITION || block < 0) {
            throw new IOException("position in partition " + partition + ", block "
                    + Long.toUnsignedString(block));
        }
        return new TapePosition((int) partition, block, (b[0] & BEGINNING) != 0,
                (b[0] & END) != 0);
    }

    /**
     * Whether the short form, 20 bytes, says that everything is on the medium: first and last
     * position are the same and no count that is known is above zero.
     */
    static boolean bufferEmpty(byte[] b) throws IOException {
        if (b.length < PositionCommands.SHORT_FORM) {
            throw new IOException("position of " + b.length + " bytes");
        }
        boolean noObjects = (b[0] & OBJECTS_UNKNOWN) != 0 || BigEndian.u24(b, 13) == 0;
        boolean noBytes = (b[0] & BYTES_UNKNOWN) != 0 || BigEndian.u32(b, 16) == 0;
        return (b[0] & LONG_UNKNOWN) == 0 && BigEndian.u32(b, 4) == BigEndian.u32(b, 8)
                && noObjects && noBytes;
    }
}
