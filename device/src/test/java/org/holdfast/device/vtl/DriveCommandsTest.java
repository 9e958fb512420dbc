package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each drive command by its bytes: answers and sense. */
class DriveCommandsTest {
    private static final long CAPACITY = 64L << 20;
    private static final String TUR = "000000000000";
    private VirtualLibrary library;
    private RawScsi robot;
    private RawScsi drive;

    @BeforeEach
    void open() throws IOException {
        library = VirtualLibrary.inMemory(LibraryPlan.of(MediaType.LTO8, 1, 4, 0)
                .withBlanks(2, MediaType.LTO8, CAPACITY), VirtualClock.STOPPED);
        robot = new RawScsi(library.changer().orElseThrow());
        drive = new RawScsi(library.drives().getFirst());
        robot.settle();
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    private void load() throws IOException {
        assertEquals("good", robot.move(0x401, 0x101));
        assertEquals("good", drive.settle());
    }

    @Test
    void inquiryAndItsPages() throws IOException {
        // INQUIRY does not eat the power-on attention.
        assertEquals("good", drive.in("120000 00FF 00", 255));
        assertEquals(96, drive.data().length);
        assertEquals(0x01, drive.u8(0));
        assertEquals("IBM     ULT3580-TD8     HB82HV00000001", drive.text(8, 38));
        assertEquals("good", drive.in("120000 0005 00", 255));
        assertEquals(5, drive.data().length);
        assertEquals("good", drive.in("120100 00FF 00", 255));
        assertArrayEquals(RawScsi.cdb("01 00 0007 00 80 83 B0 B1 B3 B4"), drive.data());
        assertEquals("good", drive.in("120180 00FF 00", 255));
        assertEquals("HV00000001", drive.text(4, drive.u16(2)));
        assertEquals("good", drive.in("1201B3 00FF 00", 255));
        assertEquals("HV0000LIB0", drive.text(4, 10));
        assertEquals("good", drive.in("1201B4 00FF 00", 255));
        assertEquals(0x101, drive.u16(4));
        assertEquals("good", drive.in("120183 00FF 00", 255));
        assertEquals(0x01, drive.u8(5) & 0x0F);
        assertEquals("5/24/00", drive.in("1201C0 00FF 00", 255));
        assertEquals("5/24/00", drive.in("120080 00FF 00", 255));
        assertEquals("6/29/00", drive.none(TUR));
        assertEquals("2/3A/00", drive.none(TUR));
    }

    @Test
    void eachAttentionEatsOneCommandAndRequestSenseTakesIt() throws IOException {
        assertEquals("good", drive.in("0300 0000 FC 00", 252));
        assertEquals(0x06, drive.u8(2) & 0x0F);
        assertEquals(0x29, drive.u8(12));
        assertEquals("good", drive.in("0300 0000 FC 00", 252));
        assertEquals(0x00, drive.u8(2) & 0x0F);
        assertEquals("2/3A/00", drive.none(TUR));
        assertEquals("good", drive.in("A000 0000 0000 0000 0010 0000", 16));
        assertEquals(8, drive.u32(0));
        assertEquals("5/20/00", drive.none("C00000000000"));
        assertEquals("5/24/00", drive.in("A31F 0000 0000 0000 00FF 0000", 255));
    }

    @Test
    void loadUnloadAndWhatTheRobotMayTake() throws IOException {
        assertEquals("6/29/00", drive.none("1B0000000000"));
        assertEquals("2/3A/00", drive.none("1B0000000000"));
        load();
        assertEquals("5/53/01", robot.move(0x101, 0x401));
        assertEquals("good", drive.none("1E0000000100"));
        assertEquals("5/53/02", drive.none("1B0000000000"));
        assertEquals("5/53/02", robot.move(0x101, 0x401));
        assertEquals("good", drive.none("1E0000000000"));
        assertEquals("good", drive.none("1B0000000000"));
        assertEquals("2/04/02", drive.none(TUR));
        assertEquals("2/04/02", drive.read(10));
        RawScsi other = new RawScsi(library.drives().getFirst());
        other.settle();
        assertEquals("good", drive.none("1B0000000100"));
        assertEquals("good", drive.none(TUR));
        assertEquals("6/28/00", other.none(TUR));
        assertEquals("good", drive.none("1B0000000000"));
        assertEquals("good", robot.move(0x101, 0x404));
        assertEquals("2/3A/00", drive.none(TUR));
        assertEquals("5/24/00", drive.none("1B0000000400"));
    }

    @Test
    void readOutcomes() throws IOException {
        load();
        byte[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertEquals("8/00/05", drive.read(10));
        assertEquals("good", drive.write(ten));
        assertEquals("good", drive.filemarks(1, true));
        assertEquals("good", drive.none("010000000000"));
        assertEquals("good", drive.read(10));
        assertArrayEquals(ten, drive.data());
        drive.locate(0, 0);
        assertEquals("0/00/00", drive.read(4));
        assertTrue(drive.sense().incorrectLength());
        assertEquals(-6, drive.sense().information());
        assertEquals(4, drive.response().transferred());
        assertEquals("0:1", drive.position());
        drive.locate(0, 0);
        assertEquals("0/00/00", drive.read(64));
        assertEquals(54, drive.sense().information());
        assertEquals(10, drive.response().transferred());
        drive.locate(0, 0);
        assertEquals("good", drive.in("0802 00000F 00", 15));
        assertEquals(10, drive.data().length);
        assertEquals("0/00/01", drive.read(16));
        assertTrue(drive.sense().filemark());
        assertEquals(16, drive.sense().information());
        assertEquals("0:2", drive.position());
        assertEquals("8/00/05", drive.read(16));
        assertEquals("0:2", drive.position());
        assertEquals("good", drive.none("080000000000"));
        assertEquals("5/24/00", drive.in("0801 000001 00", 16));
        assertEquals("good", drive.in("050000000000", 6));
        assertArrayEquals(RawScsi.cdb("00800000 0001"), drive.data());
    }

    @Test
    void spaceLocateAndPosition() throws IOException {
        load();
        // 0 1 F2 3 4 F5 6 EOD7
        for (int i : new int[] {1, 1, 0, 1, 1, 0, 1}) {
            assertEquals("good", i == 1 ? drive.write(new byte[5]) : drive.filemarks(1, true));
        }
        drive.in("3400 0000 0000 0000 0000", 20);
        assertEquals(7, drive.u32(4));
        assertEquals(0, drive.u32(8));
        assertEquals(7, drive.u16(14));
        assertEquals("good", drive.none("100000000000"));
        drive.in("3408 0000 0000 0000 2000", 32);
        assertEquals(0x1C, drive.u16(2));
        assertEquals(7, drive.u64(8));
        assertEquals(7, drive.u64(16));
        assertEquals(0, drive.u64(24));
        assertEquals("good", drive.none("010000000000"));
        drive.in("3406 0000 0000 0000 0000", 32);
        assertEquals(0x80, drive.u8(0));
        space("1101000001", "good", "0:3", 0);
        space("1100000001", "good", "0:4", 0);
        space("1100000003", "0/00/01", "0:6", 2);
        space("1100000003", "8/00/05", "0:7", 2);
        space("1100FFFFFF", "good", "0:6", 0);
        space("1100FFFFFE", "0/00/01", "0:5", 2);
        space("1101FFFFFF", "good", "0:2", 0);
        space("1100FFFFFD", "0/00/04", "0:0", 1);
        assertEquals("0/00/04", drive.none("1100FFFFFF00"));
        assertTrue(drive.sense().endOfMedium());
        space("1101000003", "8/00/05", "0:7", 1);
        space("1101FFFFFD", "0/00/04", "0:0", 1);
        space("1103000000", "good", "0:7", 0);
        assertEquals("5/24/00", drive.none("110200000100"));
        assertEquals("good", drive.none("9101 0000 FFFFFFFFFFFFFFFE 0000 0000"));
        assertEquals("0:2", drive.position());
        assertEquals("good", drive.none("2B00 00 00000004 00 00 00"));
        assertEquals("0:4", drive.position());
        assertEquals("good", drive.none("9208 0000 0000000000000001 0000 0000"));
        assertEquals("0:3", drive.position());
        assertEquals("good", drive.none("9218 0000 0000000000000000 0000 0000"));
        assertEquals("0:7", drive.position());
        assertEquals("8/00/05", drive.locate(0, 8));
        assertEquals("5/24/00", drive.locate(1, 0));
        drive.in("3406 0000 0000 0000 0000", 32);
        assertEquals(2, drive.u64(16));
        assertEquals("5/24/00", drive.in("3406 0000 0000 0000 2000", 32));
        assertEquals("5/24/00", drive.in("3403 0000 0000 0000 0000", 32));
    }

    private void space(String hex, String answer, String position, long residual)
            throws IOException {
        assertEquals(answer, drive.none(hex + "00"));
        assertEquals(residual, drive.sense().information());
        assertEquals(position, drive.position());
    }

    @Test
    void twoPartitionsAndOverwriting() throws IOException {
        load();
        drive.write(new byte[100]);
        assertEquals("5/3B/0C", drive.none("040001000000"));
        drive.formatTwo();
        assertEquals("8/00/05", drive.read(1));
        for (int p = 0; p < 2; p++) {
            assertEquals("good", drive.locate(p, 0));
            for (int i = 0; i < 4; i++) {
                assertEquals("good", drive.write(new byte[] {(byte) (10 * p + i)}));
            }
        }
        assertEquals("good", drive.locate(0, 1));
        assertEquals("good", drive.write(new byte[] {99}));
        assertEquals("8/00/05", drive.read(1));
        assertEquals("0:2", drive.position());
        assertEquals("good", drive.locate(1, 3));
        assertEquals("good", drive.read(1));
        assertEquals(13, drive.u8(0));
        assertEquals("good", drive.in("5A00 11 00 000000 00FF 00", 255));
        assertEquals(1, drive.u8(16 + 3));
        assertEquals("good", drive.locate(1, 2));
        assertEquals("good", drive.none("190000000000"));
        assertEquals("8/00/05", drive.read(1));
        assertEquals("good", drive.locate(0, 0));
        assertEquals("5/24/00", drive.none("0B0000000000"));
        assertEquals("good", drive.none("0B00007FFF00"));
        assertEquals("5/24/00", drive.locate(1, 0));
        assertEquals("5/24/00", drive.none("040003000000"));
    }

    @Test
    void writeProtectionAndGenerations() throws IOException {
        library.writeProtect(new Barcode("HV0001L8"), true);
        load();
        assertEquals("7/27/00", drive.write(new byte[1]));
        assertEquals("7/27/00", drive.filemarks(1, false));
        assertEquals("good", drive.filemarks(0, false));
        assertEquals("7/27/00", drive.none("040000000000"));
        assertEquals("good", drive.in("1A00 3F 00 FF 00", 255));
        assertEquals(0x80, drive.u8(2) & 0x80);
        assertEquals("good", drive.in("4D00 6E 00 0000 00 0400 00", 1024));
        assertEquals(1, drive.u8(4 + 8 * 5 + 4));
        assertEquals("good", drive.in("4D00 6E 00 0000 00 0400 00", 1024));
        assertEquals(0, drive.u8(4 + 8 * 5 + 4));
        library.add(new CartridgePlan("OLD001L5", MediaType.LTO5, 64 << 20));
        drive.none("1B0000000000");
        library.takeByHand(0);
        library.putByHand(new Barcode("OLD001L5"), 0);
        assertEquals("6/28/00", drive.none(TUR));
        assertEquals("3/30/00", drive.none(TUR));
    }

    @Test
    void earlyWarningsAndTheEnd() throws IOException {
        load();
        byte[] page = RawScsi.cdb("00000000 00000000 5001 001C 0000 000A" + "00".repeat(24));
        assertEquals("good", drive.out("5510 0000 0000 0000 %02X 00".formatted(page.length),
                page));
        byte[] block = new byte[1 << 20];
        long capacity = CAPACITY;
        int wanted = (int) (capacity / block.length);
        int programmed = 0;
        for (int i = 0; i < wanted; i++) {
            String answer = drive.write(block);
            long after = (long) (i + 1) * block.length;
            boolean early = after > capacity - (8 << 20);
            if (answer.equals("0/00/07")) {
                programmed++;
                assertTrue(after > capacity - (8 << 20) - 10_000_000);
            } else {
                assertEquals(early ? "0/00/02" : "good", answer);
            }
            assertEquals(block.length, drive.response().transferred());
            assertEquals(!answer.equals("good"), drive.sense().endOfMedium());
        }
        assertEquals(1, programmed);
        drive.in("3406 0000 0000 0000 0000", 32);
        assertEquals(0x41, drive.u8(0));
        assertEquals("D/00/02", drive.write(new byte[1]));
        assertTrue(drive.sense().endOfMedium());
        assertEquals(1, drive.sense().information());
        assertEquals("D/00/02", drive.filemarks(1, false));
        assertEquals("0:" + wanted, drive.position());
        assertEquals("good", drive.locate(0, 1));
        assertEquals("good", drive.write(new byte[1]));
    }

    @Test
    void modePagesAndTheAttentionForOthers() throws IOException {
        load();
        assertEquals("good", drive.in("5A00 3F FF 000000 0200 00", 512));
        assertEquals(drive.data().length - 2, drive.u16(0));
        assertEquals(0x88, drive.u8(2));
        assertEquals(8, drive.u16(6));
        assertEquals(0x5E, drive.u8(8));
        assertEquals("good", drive.in("1A08 0F 00 FF 00", 255));
        assertEquals(20, drive.data().length);
        assertEquals(0xC0, drive.u8(4 + 2));
        RawScsi other = new RawScsi(library.drives().getFirst());
        other.settle();
        byte[] off = drive.data().clone();
        off[0] = 0;
        off[4 + 2] = 0x40;
        assertEquals("good", drive.out("1510 0000 1400", off));
        assertEquals("6/2A/01", other.none(TUR));
        assertEquals("good", other.none(TUR));
        assertEquals("good", drive.none(TUR));
        assertEquals("good", drive.out("1510 0000 1400", off));
        assertEquals("good", other.none(TUR));
        assertEquals("5/24/00", drive.in("1A00 2F 00 FF 00", 255));
        assertEquals("5/39/00", drive.in("1A00 CF 00 FF 00", 255));
        off[4] = 0x2F;
        assertEquals("5/26/00", drive.out("1510 0000 1400", off));
        assertEquals("5/1A/00", drive.out("1510 0000 0300", off));
        byte[] fixed = RawScsi.cdb("00000008 00000000 00000200");
        assertEquals("5/26/00", drive.out("1510 0000 0C00", fixed));
    }

    @Test
    void appendOnlyMode() throws IOException {
        load();
        drive.write(new byte[1]);
        drive.write(new byte[1]);
        byte[] page = RawScsi.cdb("0000000000000000 5001001C 0010 0000" + "00".repeat(24));
        assertEquals("good", drive.out("5510 0000 0000 0000 %02X 00".formatted(page.length),
                page));
        drive.locate(0, 1);
        assertEquals("7/5A/02", drive.write(new byte[1]));
        assertEquals("5/24/00", drive.none("8200 01 00 0000000000000000 0000 0000"));
        assertEquals("good", drive.none("8200 01 00 0000000000000001 0000 0000"));
        assertEquals("good", drive.write(new byte[1]));
        assertEquals("0:2", drive.position());
    }

    @Test
    void logPages() throws IOException {
        load();
        drive.formatTwo();
        drive.locate(1, 0);
        drive.write(new byte[5_000_000]);
        assertEquals("good", drive.in("4D00 40 00 0000 00 00FF 00", 255));
        assertArrayEquals(RawScsi.cdb("00 00 0006 00 0C 11 17 2E 31"), drive.data());
        assertEquals("good", drive.in("4D00 57 00 00 0000 0320 00", 800));
        assertEquals(0x17, drive.u8(0));
        assertEquals(drive.data().length - 4, drive.u16(2));
        assertEquals("good", drive.in("4D00 57 00 00 0202 0400 00", 1024));
        assertEquals(0x0202, drive.u16(4));
        assertEquals(16, drive.u8(7));
        assertEquals(7, drive.u8(8));
        assertEquals((16L << 20) / 1_000_000, drive.u32(12));
        assertEquals(1, drive.u16(18));
        assertEquals((48L << 20) / 1_000_000, drive.u32(20));
        assertEquals(0x0203, drive.u16(24));
        assertEquals(0, drive.u32(32));
        assertEquals(5, drive.u32(40));
        assertEquals(0x0204, drive.u16(44));
        assertEquals(((48L << 20) - 5_000_000) / 1_000_000, drive.u32(60));
        assertEquals("good", drive.in("4D00 51 00 00 0000 00FF 00", 255));
        assertEquals(0x17, drive.u8(9));
        assertEquals("good", drive.in("4D00 71 00 00 0000 00FF 00", 255));
        assertEquals(48, drive.u32(4 + 8 * 3 + 4));
        assertEquals("good", drive.in("4D00 4C 00 00 0000 00FF 00", 255));
        assertEquals(5_000_000, drive.u64(8));
        assertEquals("5/24/00", drive.in("4D00 7F 00 00 0000 00FF 00", 255));
    }

    @Test
    void attributes() throws IOException {
        load();
        drive.formatTwo();
        assertEquals("5/24/00", attribute(0, 0x0806));
        byte[] list = RawScsi.cdb("00000008 0806 01 0003 414243");
        assertEquals("good", drive.out("8D00 0000 0000 0001 0000 0000 000C 0000", list));
        assertEquals("good", attribute(1, 0x0806));
        assertEquals("ABC", drive.text(9, 3));
        assertEquals(0x01, drive.u8(6));
        assertEquals("5/24/00", attribute(0, 0x0806));
        assertEquals("5/24/00", attribute(2, 0x0806));
        byte[] readOnly = RawScsi.cdb("00000009 0009 00 0004 00000007");
        assertEquals("5/26/00", drive.out("8D00 0000 0000 0000 0000 0000 000D 0000", readOnly));
        assertEquals("good", drive.in("8C01 0000 0000 0001 0000 0000 0400 0000", 1024));
        assertEquals(drive.data().length - 4, drive.u32(0));
        assertEquals("good", drive.in("8C03 0000 0000 0000 0000 0000 0400 0000", 1024));
        assertEquals(2, drive.u8(3));
        assertEquals("good", attribute(0, 0x0009));
        assertEquals(0x80, drive.u8(6) & 0x80);
        byte[] huge = new byte[4 + 5 + 16_320];
        huge[2] = (byte) ((huge.length - 4) >> 8);
        huge[3] = (byte) (huge.length - 4);
        huge[4] = 0x08;
        huge[5] = 0x03;
        huge[7] = (byte) (16_320 >> 8);
        huge[8] = (byte) 16_320;
        assertEquals("5/55/06", drive.out("8D00 0000 0000 0000 0000 %08X 0000"
                .formatted(huge.length), huge));
    }

    private String attribute(int partition, int id) throws IOException {
        return drive.in("8C00 0000 0000 00%02X %04X 0000 0400 0000".formatted(partition, id),
                1024);
    }

    @Test
    void theChangeReferenceRisesOncePerLoad() throws IOException {
        load();
        long before = changeReference();
        drive.read(1);
        assertEquals(before, changeReference());
        drive.write(new byte[1]);
        drive.write(new byte[1]);
        assertEquals(before + 1, changeReference());
        drive.none("1B0000000000");
        drive.none("1B0000000100");
        assertEquals(before + 1, changeReference());
        drive.filemarks(1, false);
        assertEquals(before + 2, changeReference());
    }

    private long changeReference() throws IOException {
        assertEquals("good", attribute(0, 0x0009));
        return drive.u32(9);
    }

    @Test
    void reservations() throws IOException {
        load();
        RawScsi other = new RawScsi(library.drives().getFirst());
        other.settle();
        assertEquals("good", drive.out("5F06 0000 0000 0000 1800", key(0, 0xAA)));
        assertEquals("good", drive.out("5F01 0300 0000 0000 1800", key(0xAA, 0)));
        assertEquals("RESERVATION_CONFLICT", other.write(new byte[1]));
        assertEquals("RESERVATION_CONFLICT", other.read(1));
        assertEquals("good", other.none(TUR));
        assertEquals("good", other.in("5E00 0000 0000 0000 FF00", 255));
        assertEquals(0xAA, other.u64(8));
        assertEquals("good", other.in("5E01 0000 0000 0000 FF00", 255));
        assertEquals(0x03, other.u8(8 + 13));
        assertEquals("good", other.in("5E03 0000 0000 0000 FF00", 255));
        assertEquals("RESERVATION_CONFLICT", other.out("5F01 0300 0000 0000 1800", key(0, 0)));
        assertEquals("good", other.out("5F06 0000 0000 0000 1800", key(0, 0xBB)));
        assertEquals("good", other.out("5F04 0300 0000 0000 1800", key(0xBB, 0xAA)));
        assertEquals("6/2A/03", drive.none(TUR));
        assertEquals("RESERVATION_CONFLICT", drive.write(new byte[1]));
        assertEquals("good", other.write(new byte[1]));
        assertEquals("good", other.out("5F03 0000 0000 0000 1800", key(0xBB, 0)));
        assertEquals("good", drive.write(new byte[1]));
        assertEquals("good", drive.none("160000000000"));
        assertEquals("RESERVATION_CONFLICT", other.write(new byte[1]));
        drive.close();
        assertEquals("good", other.write(new byte[1]));
    }

    private static byte[] key(long mine, long action) {
        return java.nio.ByteBuffer.allocate(24).putLong(mine).putLong(action).array();
    }

    @Test
    void densitiesAndSupportedCommands() throws IOException {
        load();
        assertEquals("good", drive.in("4401 0000 0000 0000 FF00", 255));
        assertEquals(2 + 54, drive.u16(0) + 2);
        assertEquals(0x5E, drive.u8(4));
        assertEquals(0x80, drive.u8(6) & 0x80);
        assertEquals(12_000_000, drive.u32(16));
        assertEquals("good", drive.in("4400 0000 0000 0001 FF00", 511));
        assertEquals(4 + 3 * 52, drive.data().length);
        assertEquals("good", drive.in("A30C 81 0A 0000 0000 00FF 0000", 255));
        assertEquals(3, drive.u8(1) & 7);
        assertEquals(6, drive.u16(2));
        assertEquals(0x0A, drive.u16(10));
        assertEquals(1500, drive.u32(18));
        assertEquals("good", drive.in("A30C 01 EE 0000 0000 00FF 0000", 255));
        assertEquals(1, drive.u8(1) & 7);
        assertEquals("good", drive.in("A30C 00 00 0000 0000 0400 0000", 1024));
        assertEquals(drive.data().length - 4, drive.u32(0));
    }
}
