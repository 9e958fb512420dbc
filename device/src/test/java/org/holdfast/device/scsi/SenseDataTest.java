package org.holdfast.device.scsi;

import static org.holdfast.device.scsi.FakeTransport.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SenseDataTest {
    private static final byte[] FIXED =
            hex("F0 00 E3 FFFFFFFE 0A 00000000 11 12 00 000000");
    private static final byte[] DESCRIPTORS = hex("72 03 11 12 000000 10"
            + "04 02 00 E0" + "00 0A 80 00 FFFFFFFFFFFFFFFE");

    @Test
    void bothFormsSayTheSame() {
        SenseData expected = new SenseData(3, 0x11, 0x12, true, true, true, -2, true, false);
        assertEquals(expected, SenseData.parse(FIXED));
        assertEquals(expected, SenseData.parse(DESCRIPTORS));
    }

    @Test
    void informationIsSignedAndOnlyCountsWhenValid() {
        byte[] b = FIXED.clone();
        b[0] = 0x70;
        SenseData sense = SenseData.parse(b);
        assertFalse(sense.informationValid());
        assertEquals(0, sense.information());
        assertEquals(Integer.MIN_VALUE,
                SenseData.parse(hex("F0 00 00 80000000")).information());
        assertEquals(0x7FFFFFFF, SenseData.parse(hex("F0 00 00 7FFFFFFF")).information());
        byte[] d = DESCRIPTORS.clone();
        d[14] = 0;
        assertEquals(0, SenseData.parse(d).information());
        assertFalse(SenseData.parse(d).informationValid());
    }

    @Test
    void everyFlagStandsAlone() {
        for (int flag = 0x20; flag <= 0x80; flag <<= 1) {
            byte[] f = hex("70 00 05 00000000 0A 00000000 24 01");
            f[2] |= (byte) flag;
            byte[] d = hex("72 05 24 01 000000 04 04 02 00 00");
            d[11] = (byte) flag;
            SenseData expected = new SenseData(5, 0x24, 1, flag == 0x80, flag == 0x40,
                    flag == 0x20, 0, false, false);
            assertEquals(expected, SenseData.parse(f));
            assertEquals(expected, SenseData.parse(d));
        }
    }

    @Test
    void deferredFormsAreToldApart() {
        assertTrue(SenseData.parse(hex("71 00 03")).deferred());
        assertTrue(SenseData.parse(hex("F1 00 03")).deferred());
        assertTrue(SenseData.parse(hex("73 03 0C 00")).deferred());
        assertFalse(SenseData.parse(hex("70 00 03")).deferred());
        assertFalse(SenseData.parse(hex("72 03 0C 00")).deferred());
    }

    @Test
    void anyLengthCanBeRead() {
        for (int n = 0; n <= FIXED.length; n++) {
            SenseData s = SenseData.parse(Arrays.copyOf(FIXED, n));
            assertEquals(n > 2 ? 3 : 0, s.key(), "key in " + n);
            assertEquals(n > 12 ? 0x11 : 0, s.asc(), "asc in " + n);
            assertEquals(n > 13 ? 0x12 : 0, s.ascq(), "ascq in " + n);
            assertEquals(n > 2, s.filemark(), "filemark in " + n);
            assertEquals(n >= 2, s.informationValid(), "validity in " + n);
        }
        for (int n = 0; n <= DESCRIPTORS.length; n++) {
            SenseData s = SenseData.parse(Arrays.copyOf(DESCRIPTORS, n));
            assertEquals(n > 1 ? 3 : 0, s.key(), "key in " + n);
            assertEquals(n > 2 ? 0x11 : 0, s.asc(), "asc in " + n);
            assertEquals(n >= 12, s.endOfMedium(), "flags in " + n);
            assertEquals(n >= 24 ? -2 : 0, s.information(), "information in " + n);
        }
    }

    @Test
    void descriptorsOfHostileLengthEndTheList() {
        assertEquals(0, SenseData.parse(hex("72 03 11 00 000000 FF 00 FF 80 00")).information());
        SenseData s = SenseData.parse(hex("72 03 11 00 000000 08 00 00 00 00 04 02 00 80"));
        assertTrue(s.filemark());
    }

    @Test
    void otherFormsAreNothing() {
        assertSame(SenseData.NONE, SenseData.parse(new byte[0]));
        assertSame(SenseData.NONE, SenseData.parse(hex("70")));
        assertSame(SenseData.NONE, SenseData.parse(hex("7F 00 03 00000000 00")));
        assertSame(SenseData.NONE, SenseData.parse(hex("00 00 03")));
    }

    @Test
    void whatADeviceSendsIsReadBack() {
        for (SenseData s : new SenseData[] {SenseData.of(5, 0x24, 0),
                new SenseData(0, 0, 1, true, false, false, 524_288, true, false),
                new SenseData(0, 0, 0, false, false, true, -7, true, false),
                new SenseData(3, 0x0C, 0, false, true, false, 0, false, true)}) {
            assertEquals(s, SenseData.parse(s.toFixed()));
            assertEquals(18, s.toFixed().length);
        }
        assertArrayEquals(hex("F0 00 20 FFFFFFF9 0A 00000000 00 00 00 000000"),
                new SenseData(0, 0, 0, false, false, true, -7, true, false).toFixed());
    }
}
