package org.holdfast.device.vtl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.medium.MediaForm;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library as a whole: moves, people, persistence, power cuts. */
class VirtualLibraryTest {
    private static final long CAPACITY = 64L << 20;
    private static final int SLOT = 0x401;
    private static final int DRIVE = 0x101;
    private static final int MAIL = 0x301;
    private static final Barcode ONE = new Barcode("HV0001L8");

    @TempDir
    Path dir;

    private LibraryPlan plan(MediaForm form) {
        return LibraryPlan.of(MediaType.LTO8, 2, 4, 2).withBlanks(2, MediaType.LTO8, CAPACITY)
                .withForm(form);
    }

    @ParameterizedTest
    @EnumSource(MediaForm.class)
    void whatIsWrittenIsReadAfterReopening(MediaForm form) throws IOException {
        byte[] block = {1, 2, 3, 4, 5};
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan(form))) {
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            RawScsi drive = new RawScsi(library.drives().getFirst());
            assertEquals("good", robot.settle());
            assertEquals("2/3A/00", drive.settle());
            assertEquals("good", robot.move(SLOT, DRIVE));
            assertEquals("6/28/00", drive.none("000000000000"));
            assertEquals("good", drive.none("000000000000"));
            drive.formatTwo();
            assertEquals("good", drive.locate(1, 0));
            assertEquals("good", drive.write(block));
            assertEquals("good", drive.filemarks(1, false));
        }
        try (VirtualLibrary library = VirtualLibrary.open(dir)) {
            assertEquals(Optional.of(ONE), library.inDrive(0));
            RawScsi drive = new RawScsi(library.drives().getFirst());
            assertEquals("good", drive.settle());
            assertEquals("good", drive.locate(1, 0));
            assertEquals("0/00/00", drive.read(10));
            assertTrue(drive.sense().incorrectLength());
            assertArrayEquals(block, drive.data());
            assertEquals("0/00/01", drive.read(10));
            assertEquals("8/00/05", drive.read(10));
            assertEquals("good", drive.none("1B0000000000"));
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            robot.settle();
            assertEquals("good", robot.move(DRIVE, MAIL));
            assertEquals(ONE, library.takeFromMailSlot(MAIL));
            assertEquals(List.of(ONE), library.shelf());
        }
    }

    @Test
    void aLibraryIsOpenedOnlyOnce() throws IOException {
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan(MediaForm.CONTAINER))) {
            assertEquals(2, library.drives().size());
            assertThrows(IOException.class, () -> VirtualLibrary.open(dir));
        }
        assertThrows(IOException.class,
                () -> VirtualLibrary.create(dir, plan(MediaForm.CONTAINER)));
        assertThrows(IOException.class, () -> VirtualLibrary.open(dir.resolve("nothing")));
    }

    @Test
    void aPowerCutLosesWhatWasNotFlushedAndOnlyThat() throws IOException {
        for (boolean memory : new boolean[] {true, false}) {
            try (VirtualLibrary library = memory
                    ? VirtualLibrary.inMemory(plan(MediaForm.CONTAINER), VirtualClock.STOPPED)
                    : VirtualLibrary.create(dir, plan(MediaForm.CONTAINER))) {
                RawScsi robot = new RawScsi(library.changer().orElseThrow());
                RawScsi drive = new RawScsi(library.drives().getFirst());
                robot.settle();
                robot.move(SLOT, DRIVE);
                drive.settle();
                drive.write(new byte[] {1});
                drive.filemarks(0, false);
                drive.write(new byte[] {2});
                library.powerCut();
                assertThrows(IOException.class, () -> drive.none("000000000000"));
                RawScsi again = new RawScsi(library.drives().getFirst());
                assertEquals("6/29/00", again.none("000000000000"));
                assertEquals("good", again.settle());
                assertEquals("good", again.none("110300000000"));
                assertEquals("0:1", again.position());
            }
        }
    }

    @Test
    void aPersonIsTheRobotWithoutOne() throws IOException {
        LibraryPlan plan = LibraryPlan.drivesOnly(MediaType.LTO9, 1)
                .withBlanks(1, MediaType.LTO9, CAPACITY);
        Barcode barcode = new Barcode("HV0001L9");
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan)) {
            assertTrue(library.changer().isEmpty());
            RawScsi drive = new RawScsi(library.drives().getFirst());
            assertEquals("2/3A/00", drive.settle());
            library.putByHand(barcode, 0);
            assertEquals("6/28/00", drive.none("000000000000"));
            assertEquals("good", drive.settle());
            assertThrows(IOException.class, () -> library.putByHand(barcode, 0));
            assertEquals("good", drive.none("1E0000000100"));
            assertThrows(IOException.class, () -> library.takeByHand(0));
            assertEquals("good", drive.none("1E0000000000"));
            assertEquals(barcode, library.takeByHand(0));
            assertEquals("2/3A/00", drive.none("000000000000"));
            library.putByHand(barcode, DRIVE);
            assertEquals(Optional.of(barcode), library.inDrive(0));
        }
    }

    @Test
    void mailSlotsTellEveryInitiatorAndCanBeLocked() throws IOException {
        LibraryPlan plan = plan(MediaForm.CONTAINER).withBlanks(5, MediaType.LTO8, CAPACITY);
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan)) {
            Barcode fifth = new Barcode("HV0005L8");
            assertEquals(List.of(fifth), library.shelf());
            RawScsi a = new RawScsi(library.changer().orElseThrow());
            RawScsi b = new RawScsi(library.changer().orElseThrow());
            a.settle();
            b.settle();
            library.putIntoMailSlot(fifth, MAIL + 1);
            assertEquals("6/28/01", a.none("000000000000"));
            assertEquals("good", a.none("000000000000"));
            assertEquals("6/28/01", b.none("000000000000"));
            assertEquals("good", a.none("1E0000000100"));
            assertThrows(IOException.class, () -> library.takeFromMailSlot(MAIL + 1));
            a.close();
            assertEquals(fifth, library.takeFromMailSlot(MAIL + 1));
            assertThrows(IOException.class, () -> library.takeFromMailSlot(MAIL + 1));
            assertThrows(IOException.class, () -> library.takeFromMailSlot(MAIL + 2));
            assertThrows(IOException.class, () -> library.putIntoMailSlot(fifth, SLOT));
        }
    }

    @Test
    void cartridgesAreExchangedByHand() throws IOException {
        LibraryPlan plan = plan(MediaForm.CONTAINER);
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan)) {
            Optional<Barcode> one = library.inElement(SLOT);
            Optional<Barcode> two = library.inElement(SLOT + 1);
            RawScsi robot = new RawScsi(library.changer().orElseThrow());
            robot.settle();
            library.exchangeByHand(SLOT, SLOT + 1);
            assertEquals("6/28/00", robot.none("000000000000"));
            assertEquals(two, library.inElement(SLOT));
            assertEquals(one, library.inElement(SLOT + 1));
            int last = SLOT + plan.slots() - 1;
            Optional<Barcode> there = library.inElement(last);
            library.exchangeByHand(SLOT, last);
            assertEquals(there, library.inElement(SLOT));
            assertEquals(two, library.inElement(last));
            library.exchangeByHand(last, last);
            assertEquals(two, library.inElement(last));
            assertThrows(IOException.class, () -> library.exchangeByHand(SLOT, last + 1));
            assertThrows(IOException.class, () -> library.exchangeByHand(SLOT - 1, SLOT));
        }
    }

    @Test
    void newCartridgesComeToTheShelf() throws IOException {
        try (VirtualLibrary library = VirtualLibrary.create(dir, plan(MediaForm.RECORDS))) {
            library.add(new CartridgePlan("NEW001L8", MediaType.LTO8, CAPACITY));
            assertEquals(List.of(new Barcode("NEW001L8")), library.shelf());
            assertThrows(IOException.class, () -> library.add(
                    new CartridgePlan("NEW001L8", MediaType.LTO8, CAPACITY)));
        }
    }

    @Test
    void plansAreCheckedAtTheirLimits() {
        assertEquals(144, LibraryPlan.of(MediaType.LTO9, 144, 1, 0).drives().size());
        assertThrows(IllegalArgumentException.class,
                () -> LibraryPlan.of(MediaType.LTO9, 145, 1, 0));
        assertThrows(IllegalArgumentException.class,
                () -> LibraryPlan.of(MediaType.LTO9, 0, 1, 0));
        assertEquals(60_000, LibraryPlan.of(MediaType.LTO9, 1, 60_000, 255).slots());
        assertThrows(IllegalArgumentException.class,
                () -> LibraryPlan.of(MediaType.LTO9, 1, 60_001, 0));
        assertThrows(IllegalArgumentException.class,
                () -> LibraryPlan.of(MediaType.LTO9, 1, 1, 256));
        long least = 4L << 20;
        assertEquals(least, new CartridgePlan("A", MediaType.LTO9, least).capacityBytes());
        assertThrows(IllegalArgumentException.class,
                () -> new CartridgePlan("A", MediaType.LTO9, least - 1));
    }
}
