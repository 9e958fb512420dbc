package org.holdfast.device.changer;

import java.io.IOException;
import org.holdfast.device.scsi.BigEndian;
import org.holdfast.device.scsi.ModeParameters;
import org.holdfast.device.scsi.ScsiDevice;

/**
 * Where the elements of each type begin and how many there are (mode page 1Dh, SMC-3 7.3.4).
 *
 * @param firsts first addresses in the order of {@link ElementType}
 * @param counts numbers of elements in the same order
 */
record ElementAddresses(int[] firsts, int[] counts) {
    private static final int PAGE = 0x1D;

    static ElementAddresses read(ScsiDevice device) throws IOException {
        return parse(ModeParameters.read(device, PAGE, false).page());
    }

    static ElementAddresses parse(byte[] page) throws IOException {
        if (page.length < 18) {
            throw new IOException("mode page 1Dh of " + page.length + " bytes");
        }
        int[] firsts = new int[4];
        int[] counts = new int[4];
        for (int i = 0; i < 4; i++) {
            firsts[i] = BigEndian.u16(page, 2 + 4 * i);
            counts[i] = BigEndian.u16(page, 4 + 4 * i);
        }
        return new ElementAddresses(firsts, counts);
    }

    int first(ElementType type) {
        return firsts[type.ordinal()];
    }

    int count(ElementType type) {
        return counts[type.ordinal()];
    }
}
