package org.holdfast.device.scsi;

import static org.holdfast.device.scsi.FakeTransport.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mode pages, log pages, vital product data: to the byte, cut anywhere, and lying. */
class PageTest {

    private static String cdb(ScsiCommand c) {
        return HexFormat.of().withUpperCase().formatHex(c.cdb());
    }

    @Test
    void commandsToTheByte() {
        assertEquals("000000000000", cdb(PrimaryCommands.testUnitReady()));
        assertEquals("03000000FC00", cdb(PrimaryCommands.requestSense()));
        assertEquals("120000012300", cdb(PrimaryCommands.inquiry(0x123)));
        assertEquals("1201830FFF00", cdb(PrimaryCommands.vitalProductData(0x83, 0xFFF)));
        assertEquals("5A003F00000000FFFF00", cdb(PrimaryCommands.modeSense(0x3F, true, 0xFFFF)));
        assertEquals("5A081D00000000000800", cdb(PrimaryCommands.modeSense(0x1D, false, 8)));
        assertEquals("55100000000000001C00", cdb(PrimaryCommands.modeSelect(0x11, 28)));
        assertEquals("4D005700000000400000", cdb(PrimaryCommands.logSense(0x17, 0x4000)));
    }

    @Test
    void modePageAmongOthers() throws IOException {
        byte[] b = hex("001C 88 90 0000 0008" + "5E00000000000000" + "4A F0 0002 AABB"
                + "0F 02 C080" + "10 02 1122");
        ModeParameters p = ModeParameters.parse(b, 0x0F);
        assertArrayEquals(hex("0F02C080"), p.page());
        assertEquals(Optional.of(0x5E), p.density());
        assertEquals(0x88, p.mediumType());
        assertEquals(0x90, p.deviceSpecific());
        assertThrows(IOException.class, () -> ModeParameters.parse(b, 0x0A));
    }

    @Test
    void modeDataCutAnywhereAreAnErrorAndNothingElse() {
        byte[] b = hex("0014 88 90 0000 0008" + "5E00000000000000" + "0F 04 C0800000");
        for (int n = 0; n < b.length; n++) {
            byte[] cut = Arrays.copyOf(b, n);
            assertThrows(IOException.class, () -> ModeParameters.parse(cut, 0x0F), "at " + n);
        }
        assertThrows(IOException.class,
                () -> ModeParameters.parse(hex("FFFF 88 90 0000 FFFF 00"), 0x0F));
    }

    @Test
    void selectClearsWhatTheStandardWantsZero() throws IOException {
        ModeParameters p = ModeParameters.parse(hex("000A 88 90 0000 0000 8F02C080"), 0x0F);
        assertArrayEquals(hex("0000 00 10 0000 0000 0F02C080"), p.selecting(p.page()));
    }

    @Test
    void logParameters() throws IOException {
        LogPage page = LogPage.parse(hex("17 00 000D 0000 03 01 01 0203 03 04 00000102"), 0x17);
        assertEquals(Optional.of(1L), page.number(0));
        assertEquals(Optional.of(0x102L), page.number(0x203));
        assertEquals(Optional.empty(), page.number(0x204));
    }

    @Test
    void logPageCutAnywhereKeepsWhatIsWhole() throws IOException {
        byte[] b = hex("17 00 000D 0000 03 01 01 0001 03 04 00000102");
        for (int n = 4; n <= b.length; n++) {
            LogPage page = LogPage.parse(Arrays.copyOf(b, n), 0x17);
            assertEquals(n >= 9, page.number(0).isPresent(), "first at " + n);
            assertEquals(n >= 17, page.number(1).isPresent(), "second at " + n);
        }
        for (int n = 0; n < 4; n++) {
            byte[] cut = Arrays.copyOf(b, n);
            assertThrows(IOException.class, () -> LogPage.parse(cut, 0x17));
        }
        assertThrows(IOException.class, () -> LogPage.parse(b, 0x31));
    }

    @Test
    void logParameterThatLiesAboutItsLengthIsLeftOut() throws IOException {
        assertTrue(LogPage.parse(hex("17 00 FFFF 0000 03 FF 01"), 0x17).parameters().isEmpty());
        assertEquals(Optional.empty(),
                LogPage.parse(hex("17 00 000C 0000 03 08 FFFFFFFFFFFFFFFF"), 0x17).number(0));
        assertEquals(Optional.empty(), LogPage.parse(hex("17 00 0004 0000 03 00"), 0x17)
                .number(0));
    }

    @Test
    void designatorsOfPage83() {
        List<Designator> found = DeviceIdentity.designators(hex("01 83 0032"
                + "02 01 00 22" + "49424D2020202020" + "554C545249554D2D5444392020202020"
                + "31303030303030303031" + "01 93 00 08" + "5000E11100000001"));
        assertEquals(2, found.size());
        assertTrue(found.get(0).isText());
        assertEquals("1000000001", found.get(0).serial());
        assertEquals("5000E11100000001", found.get(1).serial());
        assertEquals(3, found.get(1).type());
        assertEquals(1, found.get(1).association());
    }

    @Test
    void designatorsThatLieEndTheList() {
        assertTrue(DeviceIdentity.designators(hex("01 83 0008 01030008 50000000")).isEmpty());
        assertTrue(DeviceIdentity.designators(hex("01 83 FFFF 01030000 010300FF 50")).isEmpty());
        assertTrue(DeviceIdentity.designators(hex("01 83 0000 01030001 50")).isEmpty());
    }

    @Test
    void serialNumberIsTrimmedAndBounded() {
        assertEquals("AB12", DeviceIdentity.serial(hex("01 80 0008 2020414231320020")));
        assertEquals("AB", DeviceIdentity.serial(hex("01 80 FFFF 4142")));
        assertEquals("", DeviceIdentity.serial(hex("01 80 0000 4142")));
    }

    @Test
    void numbers() {
        byte[] b = hex("FFFEFDFCFBFAF9F8");
        assertEquals(0xFF, BigEndian.u8(b, 0));
        assertEquals(0xFFFE, BigEndian.u16(b, 0));
        assertEquals(0xFFFEFD, BigEndian.u24(b, 0));
        assertEquals(0xFFFEFDFCL, BigEndian.u32(b, 0));
        assertEquals(0xFFFEFDFCFBFAF9F8L, BigEndian.i64(b, 0));
        byte[] out = new byte[8];
        BigEndian.put(out, 1, 3, -2);
        assertArrayEquals(hex("00FFFFFE00000000"), out);
    }
}
