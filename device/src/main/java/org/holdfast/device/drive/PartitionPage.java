package org.holdfast.device.drive;

import java.io.IOException;
import java.util.Arrays;
import org.holdfast.device.scsi.BigEndian;

/**
 * Mode page 11h, medium partition (SSC-4 8.5).
 *
 * @param bytes the page with its header; not to be changed afterwards
 */
record PartitionPage(byte[] bytes) {
    static final int CODE = 0x11;
    /** No LTO cartridge has more. */
    private static final int MOST = 4;
    private static final int MAX_ADDITIONAL = 2;
    private static final int ADDITIONAL = 3;
    private static final int FLAGS = 4;
    private static final int UNITS = 6;
    private static final int SIZES = 8;
    private static final int PARTITION_ON_FORMAT = 0x04;
    /** We set the sizes (IDP), in units of ten to the power of the exponent (PSUM 3). */
    private static final int SIZES_GIVEN = 0x38;
    private static final int GIGABYTES = 9;
    private static final int REST = 0xFFFF;

    /** Checks the length. */
    PartitionPage {
        if (bytes.length < SIZES) {
            throw new IllegalArgumentException("page of " + bytes.length + " bytes");
        }
    }

    static PartitionPage parse(byte[] page) throws IOException {
        if (page.length < SIZES) {
            throw new IOException("mode page 11h of " + page.length + " bytes");
        }
        if (BigEndian.u8(page, ADDITIONAL) >= MOST) {
            throw new IOException("mode page 11h tells of more than " + MOST + " partitions");
        }
        return new PartitionPage(page);
    }

    /** How many partitions the cartridge has. */
    int partitions() {
        return BigEndian.u8(bytes, ADDITIONAL) + 1;
    }

    /** How many it could have. */
    int maxPartitions() {
        return BigEndian.u8(bytes, MAX_ADDITIONAL) + 1;
    }

    /** The page that asks for two partitions, the first of {@code gigabytes} (10^9). */
    byte[] twoPartitions(int gigabytes) {
        byte[] page = Arrays.copyOf(bytes, Math.max(bytes.length, SIZES + 4));
        page[1] = (byte) (page.length - 2);
        page[ADDITIONAL] = 1;
        page[FLAGS] = (byte) (page[FLAGS] & PARTITION_ON_FORMAT | SIZES_GIVEN);
        page[UNITS] = GIGABYTES;
        Arrays.fill(page, SIZES, page.length, (byte) 0);
        BigEndian.put(page, SIZES, 2, gigabytes);
        BigEndian.put(page, SIZES + 2, 2, REST);
        return page;
    }
}
