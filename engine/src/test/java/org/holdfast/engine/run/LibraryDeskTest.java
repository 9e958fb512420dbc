package org.holdfast.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.CartridgePlan;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.holdfast.engine.catalog.Catalog;
import org.junit.jupiter.api.Test;

/** What the robot is asked before it moves. */
final class LibraryDeskTest {
    private static final Barcode ONE = new Barcode("A00001L8");
    private static final Barcode OTHER = new Barcode("A00002L8");
    private static final LibraryPlan PLAN = LibraryPlan.of(MediaType.LTO8, 1, 4, 1).with(List.of(
            new CartridgePlan(ONE.value(), MediaType.LTO8, 5 << 20),
            new CartridgePlan(OTHER.value(), MediaType.LTO8, 5 << 20)));

    @Test
    void anotherCartridgeThanTheOneThatWasMeantIsNotMoved() throws IOException {
        int slot = PLAN.addresses().slots();
        int drive = PLAN.addresses().drives();
        try (VirtualLibrary library = VirtualLibrary.inMemory(PLAN, VirtualClock.STOPPED);
                TapeLibrary devices = TapeLibrary.of("virtual:memory", library.changer(),
                        library.drives(), time -> { });
                Catalog catalog = Catalog.inMemory()) {
            LibraryDesk desk = new LibraryDesk("library", devices, Optional.empty(),
                    Optional.empty(), catalog);
            desk.look();
            library.exchangeByHand(slot, slot + 1);
            desk.look();
            assertThrows(IOException.class, () -> desk.move(ONE, slot, drive));
            assertEquals(Optional.empty(), library.inDrive(0));
            desk.move(ONE, slot + 1, drive);
            assertEquals(Optional.of(ONE), library.inDrive(0));
            assertEquals(Optional.of(OTHER), library.inElement(slot));
            devices.bays().getFirst().drive().mediumChanged();
            devices.bays().getFirst().drive().unload();
            desk.move(ONE, drive, slot + 2);
            desk.move(OTHER, slot, drive);
            assertThrows(IOException.class, () -> desk.move(ONE, drive, slot));
        }
    }
}
