package org.holdfast.device.vtl.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.RawScsi;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.medium.MemoryMedium;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.Test;

/** Bad spots are bad in every drive, each time, and nowhere else. */
class DamagedMediumTest {
    private final DamagedMedium medium = new DamagedMedium(new MemoryMedium());

    private RawScsi drive(VirtualLibrary library, int number, int from) throws IOException {
        RawScsi robot = new RawScsi(library.changer().orElseThrow());
        robot.settle();
        assertEquals("good", robot.move(from, 0x101 + number));
        RawScsi drive = new RawScsi(library.drives().get(number));
        drive.settle();
        return drive;
    }

    @Test
    void whatLiesOnABadSpotCannotBeReadInAnyDrive() throws IOException {
        BadSpot spot = new BadSpot(0, 1, 3, true, false);
        try (VirtualLibrary library = VirtualLibrary.inMemory(LibraryPlan.of(MediaType.LTO8, 2,
                2, 0).withBlanks(1, MediaType.LTO8, 64L << 20), VirtualClock.STOPPED,
                barcode -> medium)) {
            RawScsi drive = drive(library, 0, 0x401);
            for (int i = 0; i < 4; i++) {
                assertEquals("good", drive.write(new byte[] {(byte) i}));
            }
            assertEquals("good", drive.locate(0, 0));
            medium.damage(spot);
            assertEquals("good", drive.read(1));
            assertEquals("3/11/00", drive.read(1));
            assertEquals("3/11/00", drive.read(1));
            drive.none("1B0000000000");
            RawScsi other = drive(library, 1, 0x101);
            assertEquals("good", other.locate(0, 2));
            assertEquals("3/11/00", other.read(1));
            assertEquals("good", other.locate(0, 3));
            assertEquals("good", other.read(1));
        }
        assertEquals(Map.of(spot, 3L), medium.met());
        assertTrue(medium.unreadable(0, 2, 3));
        assertFalse(medium.unreadable(0, 3, 9));
        assertFalse(medium.unreadable(1, 1, 3));
    }

    @Test
    void nothingIsWrittenOnABadSpot() throws IOException {
        medium.damage(new BadSpot(0, 2, 3, false, true));
        try (VirtualLibrary library = VirtualLibrary.inMemory(LibraryPlan.of(MediaType.LTO8, 1,
                2, 0).withBlanks(1, MediaType.LTO8, 64L << 20), VirtualClock.STOPPED,
                barcode -> medium)) {
            RawScsi drive = drive(library, 0, 0x401);
            assertEquals("good", drive.write(new byte[1]));
            assertEquals("good", drive.write(new byte[1]));
            assertEquals("3/0C/00", drive.write(new byte[1]));
            assertEquals("3/0C/00", drive.filemarks(1, false));
            assertEquals("0:2", drive.position());
            assertEquals("good", drive.locate(0, 1));
            assertEquals("3/0C/00", drive.filemarks(2, false));
        }
        assertFalse(medium.unreadable(0, 2, 3));
    }

    @Test
    void aSpotHasBlocksAndIsBadForSomething() {
        assertThrows(IllegalArgumentException.class, () -> new BadSpot(2, 0, 1, true, true));
        assertThrows(IllegalArgumentException.class, () -> new BadSpot(0, 1, 1, true, true));
        assertThrows(IllegalArgumentException.class, () -> new BadSpot(0, 0, 1, false, false));
    }
}
