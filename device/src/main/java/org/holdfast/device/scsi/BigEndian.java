package org.holdfast.device.scsi;

/** Numbers in SCSI data: unsigned and big-endian (SPC-4 4.2). Thread rule: pure functions. */
public final class BigEndian {
    private BigEndian() {
    }

    /** One byte, 0 to 255. */
    public static int u8(byte[] b, int at) {
        return b[at] & 0xFF;
    }

    /** Two bytes, 0 to FFFFh. */
    public static int u16(byte[] b, int at) {
        return u8(b, at) << 8 | u8(b, at + 1);
    }

    /** Three bytes, 0 to FFFFFFh. */
    public static int u24(byte[] b, int at) {
        return u8(b, at) << 16 | u16(b, at + 1);
    }

    /** Four bytes, 0 to FFFFFFFFh. */
    public static long u32(byte[] b, int at) {
        return (long) u16(b, at) << 16 | u16(b, at + 2);
    }

    /** Eight bytes; a number of 2^63 or more comes out negative. */
    public static long i64(byte[] b, int at) {
        return u32(b, at) << 32 | u32(b, at + 4);
    }

    /** Writes the low {@code bytes} bytes of {@code value}, most significant first. */
    public static void put(byte[] b, int at, int bytes, long value) {
        for (int i = 0; i < bytes; i++) {
            b[at + i] = (byte) (value >> (8 * (bytes - 1 - i)));
        }
    }
}
