package org.holdfast.device.scsi;

/**
 * Sense data, from either form (SPC-4 4.5).
 *
 * @param key the sense key, 0 to 15
 * @param asc additional sense code, 0 to 255
 * @param ascq its qualifier, 0 to 255
 * @param filemark a filemark was met
 * @param endOfMedium early warning or end of partition
 * @param incorrectLength the block was not as long as asked for
 * @param information the signed INFORMATION field; 0 when not valid
 * @param informationValid whether INFORMATION counts
 * @param deferred it belongs to an earlier command (response code 71h, 73h)
 */
public record SenseData(int key, int asc, int ascq, boolean filemark, boolean endOfMedium,
        boolean incorrectLength, long information, boolean informationValid, boolean deferred) {

    /** No sense at all. */
    public static final SenseData NONE =
            new SenseData(0, 0, 0, false, false, false, 0, false, false);

    /** Sense with a code only. */
    public static SenseData of(int key, int asc, int ascq) {
        return new SenseData(key, asc, ascq, false, false, false, 0, false, false);
    }

    /**
     * Reads either form; bytes that are missing count as zero, an unknown form is {@link #NONE}.
     */
    public static SenseData parse(byte[] b) {
        if (b.length < 2) {
            return NONE;
        }
        return switch (b[0] & 0x7F) {
            case 0x70, 0x71 -> fixed(b);
            case 0x72, 0x73 -> descriptors(b);
            default -> NONE;
        };
    }

    private static SenseData fixed(byte[] b) {
        int flags = at(b, 2);
        boolean valid = (b[0] & 0x80) != 0;
        int information = (at(b, 3) << 24) | (at(b, 4) << 16) | (at(b, 5) << 8) | at(b, 6);
        return new SenseData(flags & 0x0F, at(b, 12), at(b, 13), (flags & 0x80) != 0,
                (flags & 0x40) != 0, (flags & 0x20) != 0,
                valid ? information : 0, valid, (b[0] & 0x7F) == 0x71);
    }

    private static SenseData descriptors(byte[] b) {
        int flags = 0;
        long information = 0;
        boolean valid = false;
        int end = Math.min(b.length, 8 + at(b, 7));
        for (int i = 8; i + 1 < end; i += 2 + at(b, i + 1)) {
            if (at(b, i) == 0x00 && i + 12 <= end) {
                valid = (b[i + 2] & 0x80) != 0;
                information = valid ? BigEndian.i64(b, i + 4) : 0;
            } else if (at(b, i) == 0x04 && i + 4 <= end) {
                flags = at(b, i + 3);
            }
        }
        return new SenseData(at(b, 1) & 0x0F, at(b, 2), at(b, 3), (flags & 0x80) != 0,
                (flags & 0x40) != 0, (flags & 0x20) != 0, information, valid,
                (b[0] & 0x7F) == 0x73);
    }

    private static int at(byte[] b, int i) {
        return i < b.length ? b[i] & 0xFF : 0;
    }

    /** Fixed form, 18 bytes, as a device sends it. */
    public byte[] toFixed() {
        byte[] b = new byte[18];
        b[0] = (byte) ((deferred ? 0x71 : 0x70) | (informationValid ? 0x80 : 0));
        b[2] = (byte) (key | (filemark ? 0x80 : 0) | (endOfMedium ? 0x40 : 0)
                | (incorrectLength ? 0x20 : 0));
        for (int k = 0; k < 4; k++) {
            b[3 + k] = (byte) (information >> (24 - 8 * k));
        }
        b[7] = 10;
        b[12] = (byte) asc;
        b[13] = (byte) ascq;
        return b;
    }

    /** Whether key, ASC and ASCQ are these. */
    public boolean is(int k, int a, int q) {
        return key == k && asc == a && ascq == q;
    }

    @Override
    public String toString() {
        return "%X/%02X/%02X%s%s%s%s".formatted(key, asc, ascq, filemark ? " FM" : "",
                endOfMedium ? " EOM" : "", incorrectLength ? " ILI" : "",
                deferred ? " deferred" : "");
    }
}
