package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each robot command by its bytes: answers and sense. */
class ChangerCommandsTest {
    private VirtualLibrary library;
    private RawScsi robot;

    @BeforeEach
    void open() throws IOException {
        library = VirtualLibrary.inMemory(LibraryPlan.of(MediaType.LTO8, 2, 3, 1)
                .withBlanks(2, MediaType.LTO8, 64L << 20), VirtualClock.STOPPED);
        robot = new RawScsi(library.changer().orElseThrow());
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    @Test
    void identityModesAndLogs() throws IOException {
        assertEquals("good", robot.in("120000 00FF 00", 255));
        assertEquals(0x08, robot.u8(0));
        assertEquals("IBM     03584L32", robot.text(8, 16));
        assertEquals("6/29/00", robot.none("000000000000"));
        assertEquals("good", robot.none("000000000000"));
        assertEquals("good", robot.in("1A08 1D 00 FF 00", 255));
        assertArrayEquals(RawScsi.cdb(
                "17000000 1D12 0001 0001 0401 0003 0301 0001 0101 0002 0000"), robot.data());
        assertEquals("good", robot.in("5A00 1D 00 000000 00FF 00", 255));
        assertEquals(8 + 20, robot.data().length);
        assertEquals("good", robot.in("1A00 1F 00 FF 00", 255));
        assertEquals("good", robot.in("1A00 1E 00 FF 00", 255));
        assertEquals("5/24/00", robot.in("1A00 1C 00 FF 00", 255));
        assertEquals("good", robot.in("4D00 6E 00 0000 00 0400 00", 1024));
        assertEquals(64 * 5, robot.u16(2));
        assertEquals("good", robot.in("A000 0000 0000 0000 0010 0000", 16));
        assertEquals("good", robot.none("070000000000"));
        assertEquals("good", robot.none("37000000000000000000"));
        assertEquals("5/20/00", robot.none("A6000000000000000000 0000"));
        assertEquals("5/20/00", robot.read(1));
    }

    @Test
    void elementStatus() throws IOException {
        robot.settle();
        assertEquals("good", robot.in("B810 0000 FFFF 00 000400 00 00", 1024));
        assertEquals(1, robot.u16(0));
        assertEquals(7, robot.u16(2));
        assertEquals(robot.data().length - 8, robot.u32(4) & 0xFFFFFF);
        assertEquals(1, robot.u8(8));
        assertEquals(52, robot.u16(10));
        int slots = 8 + 8 + 52;
        assertEquals(2, robot.u8(slots));
        assertEquals(0x80, robot.u8(slots + 1));
        assertEquals(3 * 52, robot.u32(slots + 4));
        assertEquals(0x401, robot.u16(slots + 8));
        assertEquals(0x09, robot.u8(slots + 10));
        assertEquals("HV0001L8" + " ".repeat(24), robot.text(slots + 8 + 12, 32));
        assertEquals(0x08, robot.u8(slots + 8 + 2 * 52 + 2));
        assertEquals("good", robot.in("B804 0000 FFFF 03 000400 00 00", 1024));
        assertEquals(12 + 4 + 34, robot.u16(10));
        assertEquals("IBM     ULT3580-TD8     HV00000001", robot.text(16 + 16, 34));
        assertEquals(0x0201, robot.u16(16 + 12));
        assertEquals(34, robot.u8(16 + 15));
        // Bytes of report say what there is, though the room is smaller.
        assertEquals("good", robot.in("B812 0402 0001 00 000008 00 00", 8));
        assertEquals(0x402, robot.u16(0));
        assertEquals(1, robot.u16(2));
        assertEquals(8 + 52, robot.u32(4));
        assertEquals("5/24/00", robot.in("B805 0000 FFFF 00 000400 00 00", 1024));
        assertEquals("5/21/01", robot.in("B802 0404 FFFF 00 000400 00 00", 1024));
    }

    @Test
    void moves() throws IOException {
        robot.settle();
        assertEquals("5/3B/0D", robot.move(0x401, 0x402));
        assertEquals("5/3B/0E", robot.move(0x403, 0x101));
        assertEquals("5/21/01", robot.move(0x404, 0x101));
        assertEquals("5/21/01", robot.move(0x401, 0x103));
        assertEquals("5/21/01", robot.none("A500 0009 0401 0101 0000 0000"));
        assertEquals("5/24/00", robot.none("A500 0000 0401 0101 0000 0100"));
        assertEquals("good", robot.none("A500 0001 0401 0101 0000 0000"));
        assertEquals("good", robot.in("B814 0101 0001 00 000400 00 00", 1024));
        assertEquals(0x01, robot.u8(16 + 2));
        assertEquals(0x81, robot.u8(16 + 9));
        assertEquals(0x401, robot.u16(16 + 10));
        RawScsi drive = new RawScsi(library.drives().getFirst());
        drive.settle();
        assertEquals("good", drive.none("1B0000000000"));
        assertEquals("good", robot.in("B814 0101 0001 00 000400 00 00", 1024));
        assertEquals(0x09, robot.u8(16 + 2));
        assertEquals("good", robot.move(0x101, 0x301));
        assertEquals("good", robot.in("B813 0000 0001 00 000400 00 00", 1024));
        assertEquals(0x39, robot.u8(16 + 2));
        assertEquals("5/21/01", robot.none("2B00 0000 0999 0000 0000"));
        assertEquals("good", robot.none("2B00 0000 0403 0000 0000"));
    }
}
