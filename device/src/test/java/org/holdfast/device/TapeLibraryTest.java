package org.holdfast.device;

import static org.holdfast.device.changer.StatusBytes.ascii;
import static org.holdfast.device.changer.StatusBytes.descriptor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.changer.StatusBytes;
import org.holdfast.device.scsi.FakeTransport;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiTransport;
import org.junit.jupiter.api.Test;

class TapeLibraryTest {
    private static final String NOBODY = "00000000";

    private final FakeTransport robot = new FakeTransport();

    private static FakeTransport device(FakeTransport fake, int type, String serial, String naa) {
        String t = "%02X".formatted(type);
        return fake.data("120000006000", t + "800612 1F000000" + ascii("ACME", 8)
                        + ascii("MODEL", 16) + ascii("1.00", 4))
                .data("12010000FC00", t + "000003 008083")
                .data("12018000FC00",
                        t + "8000%02X".formatted(serial.length()) + ascii(serial, serial.length()))
                .data("12018300FC00", t + "830%03X".formatted(naa.isEmpty() ? 0 : 12)
                        + (naa.isEmpty() ? "" : "01030008" + naa));
    }

    private static FakeTransport drive(String serial) {
        return device(new FakeTransport(), 1, serial, "5000E111000000" + "01");
    }

    private static String named(String serial) {
        return "02010022" + ascii("ACME", 8) + ascii("MODEL", 16) + ascii(serial, 10);
    }

    /** The robot's side of opening: identity, then an inventory of drives from 100h on. */
    private void robotKnows(String... names) {
        device(robot, 8, "LIB1", "");
        robot.data("5A081D00000000020000", "001A 00 00 0000 0000 1D12 00010000 04000000"
                + "03000000 0100%04X 0000".formatted(names.length));
        if (names.length > 0) {
            String[] descriptors = new String[names.length];
            for (int i = 0; i < names.length; i++) {
                descriptors[i] = descriptor(0x100 + i, 8, "", -1, names[i]);
            }
            StatusBytes status = new StatusBytes().page(4, descriptors);
            robot.data("B814010003E8010000080000", status.header());
            robot.data("B814010003E801" + status.length() + "0000", status.all());
        }
    }

    private TapeLibrary open(FakeTransport... drives) throws IOException {
        return TapeLibrary.of("sg:/dev/sg3", Optional.of(robot), List.<ScsiTransport>of(drives));
    }

    private static String places(TapeLibrary library) {
        return String.join(" ", library.bays().stream()
                .map(b -> "%X=%s".formatted(b.element(), b.serial())).toList());
    }

    private IOException refused(FakeTransport... drives) {
        IOException e = assertThrows(IOException.class, () -> open(drives));
        for (FakeTransport d : drives) {
            assertTrue(d.closed());
        }
        assertTrue(robot.closed());
        return e;
    }

    @Test
    void drivesAreFoundBySerialNumberWhateverTheirOrder() throws IOException {
        robotKnows(named("SN0"), named("SN1"), named("SN2"));
        assertEquals("100=SN0 101=SN1 102=SN2",
                places(open(drive("SN2"), drive("SN0"), drive("SN1"))));
    }

    @Test
    void drivesThatWereNotGivenAreLeftOut() throws IOException {
        robotKnows(named("SN0"), named("SN1"), named("SN2"));
        assertEquals("101=SN1", places(open(drive("SN1"))));
    }

    @Test
    void drivesAreFoundByTheirBinaryName() throws IOException {
        robotKnows("010300085000E11100000002", "010300085000E11100000001");
        assertEquals("100=B 101=A", places(open(
                device(new FakeTransport(), 1, "A", "5000E11100000001"),
                device(new FakeTransport(), 1, "B", "5000E11100000002"))));
    }

    @Test
    void aSharedBinaryNameIsRefused() {
        robotKnows("010300085000E11100000001", NOBODY + "00".repeat(8));
        IOException e = refused(drive("A"), drive("B"));
        assertTrue(e.getMessage().contains("two drives in element 0100h"), e.getMessage());
    }

    @Test
    void aNameInTwoPlacesIsRefused() {
        robotKnows(named("SN0"), named("SN0"));
        IOException e = refused(drive("SN0"));
        assertTrue(e.getMessage().contains("SN0 in elements 0100h, 0101h"), e.getMessage());
    }

    @Test
    void theOnlyDriveIsInTheOnlyPlace() throws IOException {
        robotKnows(NOBODY);
        assertEquals("100=SN0", places(open(drive("SN0"))));
    }

    @Test
    void nothingIsGuessedWithTwo() {
        robotKnows(NOBODY, NOBODY);
        IOException e = refused(drive("SN0"), drive("SN1"));
        assertTrue(e.getMessage().contains("drives SN0, SN1; the robot reports "
                + "0100h: not told, 0101h: not told"), e.getMessage());
    }

    @Test
    void nothingIsGuessedWhenOneOfTwoPlacesIsKnown() {
        robotKnows(named("SN0"), "02010022" + "00".repeat(34));
        IOException e = refused(drive("SN0"), drive("SN1"));
        assertTrue(e.getMessage().contains("0100h: SN0, 0101h: not told"), e.getMessage());
    }

    @Test
    void aDriveOfAnotherLibraryIsRefused() {
        robotKnows(named("SN0"));
        IOException e = refused(drive("SN9"));
        assertTrue(e.getMessage().contains("drives SN9; the robot reports 0100h: SN0"),
                e.getMessage());
    }

    @Test
    void aRobotWithoutDrivesIsRefusedAnyDrive() {
        robotKnows();
        assertTrue(refused(drive("SN0")).getMessage().contains("the robot reports no drives"));
    }

    @Test
    void duplicatesAreNamed() {
        IOException e = refused(drive("SN0"), drive("SN1"), drive("SN0"));
        assertTrue(e.getMessage().contains("same serial number: SN0"), e.getMessage());
        assertFalse(e.getMessage().contains("SN1"));
    }

    @Test
    void aDriveWithoutSerialNumberIsRefused() {
        assertTrue(refused(drive("")).getMessage().contains("without a serial number"));
    }

    @Test
    void aRobotIsNoDriveAndADriveNoRobot() {
        assertTrue(refused(device(new FakeTransport(), 8, "X", "")).getMessage()
                .contains("not a tape drive"));
        device(robot, 1, "X", "");
        assertTrue(refused(drive("SN0")).getMessage().contains("not a robot"));
    }

    @Test
    void whatTheDeviceSaysIsKept() {
        FakeTransport bad = new FakeTransport().sense("120000006000", 4, 0x44, 0);
        IOException e = refused(bad);
        assertTrue(e instanceof ScsiException s && s.sense().is(4, 0x44, 0));
    }

    @Test
    void withoutRobotDrivesAreNumberedFromOne() throws IOException {
        TapeLibrary library = TapeLibrary.of("sg:/dev/sg0", Optional.empty(),
                List.of(drive("B"), drive("A")));
        assertEquals("1=B 2=A", places(library));
        assertEquals(Optional.empty(), library.changer());
    }

    @Test
    void closingClosesEverything() throws IOException {
        robotKnows(named("SN0"), named("SN1"));
        FakeTransport one = drive("SN0");
        FakeTransport two = drive("SN1");
        open(one, two).close();
        assertTrue(one.closed() && two.closed() && robot.closed());
    }
}
