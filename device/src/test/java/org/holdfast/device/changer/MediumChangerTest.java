package org.holdfast.device.changer;

import static org.holdfast.device.changer.StatusBytes.ascii;
import static org.holdfast.device.changer.StatusBytes.descriptor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.scsi.DeferredErrorException;
import org.holdfast.device.scsi.FakeTransport;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.SenseData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediumChangerTest {
    private static final String PAGE_1D = "5A081D00000000020000";
    private static final String MOVE = "A50000000400010000000000";

    private final FakeTransport fake = new FakeTransport();
    private final MediumChanger robot = new MediumChanger(fake);

    @AfterEach
    void everyStepWasPlayed() {
        assertTrue(fake.finished());
    }

    private void page1d(String counts) {
        fake.data(PAGE_1D, "001A 00 00 0000 0000" + "1D12" + counts + "0000");
    }

    /** A probe and the whole answer, as the robot is asked for each type. */
    private void status(String cdb, StatusBytes answer) {
        fake.data(cdb + "0000080000", answer.header());
        fake.data(cdb + answer.length() + "0000", answer.all());
    }

    @Test
    void inventoryAsksByTypeFromTheFirstAddress() throws IOException {
        page1d("00010001 04000002 03000000 01000001");
        status("B811000103E800", new StatusBytes().page(1, descriptor(1, 0, "", -1, "")));
        status("B812040003E800", new StatusBytes().page(2,
                descriptor(0x401, 8, "", -1, ""), descriptor(0x400, 9, "AB0001L9", -1, "")));
        status("B814010003E801", new StatusBytes().page(4,
                descriptor(0x100, 8, "", -1, "02000004" + ascii("SN01", 4))));
        List<Element> found = robot.inventory();
        assertEquals(List.of(1, 0x400, 0x401, 0x100),
                found.stream().map(Element::address).toList());
        assertEquals(Optional.of("SN01"), found.getLast().drive());
        assertEquals(Duration.ofSeconds(900), fake.last().timeout());
    }

    @Test
    void inventoryGoesOnUntilAllAreSeen() throws IOException {
        page1d("00010000 04000003 03000000 01000000");
        status("B812040003E800", new StatusBytes().page(2,
                descriptor(0x400, 8, "", -1, ""), descriptor(0x401, 8, "", -1, "")));
        status("B812040203E800", new StatusBytes().page(2, descriptor(0x402, 8, "", -1, "")));
        assertEquals(3, robot.inventory().size());
    }

    @Test
    void inventoryEndsWhenTheRobotHasNoMore() throws IOException {
        page1d("00010000 04000003 03000000 01000005");
        status("B812040003E800", new StatusBytes().page(2, descriptor(0x400, 8, "", -1, "")));
        fake.data("B812040103E8000000080000", new StatusBytes().header());
        fake.sense("B814010003E8010000080000", 5, 0x21, 1);
        assertEquals(1, robot.inventory().size());
    }

    @Test
    void inventoryWithoutAssignmentPageAsksForEverything() throws IOException {
        fake.sense(PAGE_1D, 5, 0x24, 0);
        fake.data("B811000003E8000000080000", new StatusBytes().header());
        status("B812000003E800", new StatusBytes().page(2, descriptor(0xFFFF, 8, "", -1, "")));
        fake.data("B813000003E8000000080000", new StatusBytes().header());
        fake.data("B814000003E8010000080000", new StatusBytes().header());
        assertEquals(0xFFFF, robot.inventory().getFirst().address());
    }

    @Test
    void dvcidThatIsRefusedIsNeverAskedForAgain() throws IOException {
        for (int round = 0; round < 2; round++) {
            page1d("00010000 04000000 03000000 01000001");
            if (round == 0) {
                fake.sense("B814010003E8010000080000", 5, 0x24, 0);
            }
            status("B814010003E800",
                    new StatusBytes().page(4, descriptor(0x100, 8, "", -1, "0200000141")));
            assertEquals(Optional.empty(), robot.inventory().getFirst().drive());
        }
    }

    @Test
    void answersThatDoNotFitAreAskedForInSmallerPieces() throws IOException {
        fake.maxTransfer(0x10000);
        page1d("00010000 04000001 03000000 01000000");
        fake.data("B812040003E8000000080000", "040003E80000FFF9");
        fake.data("B812040001F4000000080000", "040001F40000FFF9");
        status("B812040000FA00", new StatusBytes().page(2, descriptor(0x400, 8, "", -1, "")));
        assertEquals(1, robot.inventory().size());
    }

    @Test
    void oneElementThatDoesNotFitIsAnError() {
        fake.maxTransfer(0x10000);
        fake.data("B81004000001010000080000", "040000010000FFF9");
        assertThrows(IOException.class, () -> robot.element(0x400));
    }

    @Test
    void hostileInventoriesAreRefused() {
        page1d("00010000 04000002 03000000 01000000");
        status("B812040003E800", new StatusBytes().page(2, descriptor(0x3FF, 8, "", -1, "")));
        assertThrows(IOException.class, robot::inventory);
        page1d("00010000 04000002 03000000 01000000");
        status("B812040003E800", new StatusBytes().page(3, descriptor(0x400, 8, "", -1, "")));
        assertThrows(IOException.class, robot::inventory);
        page1d("00010000 04000002 03000000 01000000");
        StringBuilder many = new StringBuilder("0200000C00%06X".formatted(12 * 1_001));
        for (int i = 0; i < 1_001; i++) {
            many.append("%04X08000000000000000000".formatted(0x400 + i));
        }
        status("B812040003E800", new StatusBytes().raw(many.toString(), 1_001));
        assertThrows(IOException.class, robot::inventory);
        fake.data(PAGE_1D, "0010 00 00 0000 0000 1D08 00010001 04000002");
        assertThrows(IOException.class, robot::inventory);
    }

    @Test
    void aThousandElementsAtATime() throws IOException {
        page1d("00010000 000003E9 03000000 01000000");
        for (int from : new int[] {0, 1_000}) {
            int count = from == 0 ? 1_000 : 1;
            StringBuilder page = new StringBuilder("0200000C00%06X".formatted(12 * count));
            for (int i = 0; i < count; i++) {
                page.append("%04X08000000000000000000".formatted(from + i));
            }
            status("B812%04X03E800".formatted(from), new StatusBytes().raw(page.toString(), 1));
        }
        assertEquals(1_001, robot.inventory().size());
    }

    @Test
    void oneElementIsReadAnew() throws IOException {
        status("B8100100000101", new StatusBytes().page(4, descriptor(0x100, 9, "A", 2, "")));
        Element e = robot.element(0x100);
        assertTrue(e.full());
        assertEquals(2, e.source().orElseThrow());
        status("B8100100000101", new StatusBytes().page(4, descriptor(0x101, 9, "A", 2, "")));
        assertThrows(IOException.class, () -> robot.element(0x100));
        fake.data("B81001000001010000080000", new StatusBytes().header());
        assertThrows(IOException.class, () -> robot.element(0x100));
        assertThrows(IllegalArgumentException.class, () -> robot.element(-1));
        assertThrows(IllegalArgumentException.class, () -> robot.element(0x10000));
    }

    @Test
    void movesAreSentOnceWhateverHappens() throws IOException {
        fake.good(MOVE);
        robot.move(0x400, 0x100);
        assertEquals(Duration.ofSeconds(900), fake.last().timeout());
        fake.sense(MOVE, 6, 0x28, 1);
        assertThrows(ScsiException.class, () -> robot.move(0x400, 0x100));
        assertTrue(robot.contentsChanged());
        fake.sense(MOVE, 5, 0x3B, 0x0D);
        ScsiException full = assertThrows(ScsiException.class, () -> robot.move(0x400, 0x100));
        assertTrue(full.sense().is(5, 0x3B, 0x0D));
        fake.sense(MOVE, new SenseData(4, 0x15, 1, false, false, false, 0, false, true));
        assertThrows(DeferredErrorException.class, () -> robot.move(0x400, 0x100));
        assertThrows(IllegalArgumentException.class, () -> robot.move(0x10000, 0));
        assertThrows(IllegalArgumentException.class, () -> robot.move(0, -1));
    }

    @Test
    void readyAbsorbsAttentions() throws IOException {
        fake.sense("000000000000", 6, 0x3B, 0x13).good("000000000000")
                .sense("000000000000", 2, 0x04, 1).sense("000000000000", 4, 0x15, 1);
        assertTrue(robot.ready());
        assertTrue(robot.contentsChanged());
        assertFalse(robot.contentsChanged());
        assertEquals(List.of(SenseData.of(6, 0x3B, 0x13)), robot.remarks());
        assertFalse(robot.ready());
        assertThrows(ScsiException.class, robot::ready);
    }

    @Test
    void robotAddressIsInTheAssignmentPage() throws IOException {
        page1d("00010001 04000002 03000000 01000001");
        assertEquals(1, robot.robotAddress());
        fake.sense(PAGE_1D, 5, 0x20, 0);
        assertThrows(IOException.class, robot::robotAddress);
    }

    @Test
    void initializeFallsBackFromNewToOldToAll() throws IOException {
        String range = "010400000000080000";
        fake.good("37" + range);
        robot.initialize(0x400, 8);
        fake.sense("37" + range, 5, 0x20, 0).good("E7" + range);
        robot.initialize(0x400, 8);
        fake.sense("37" + range, 5, 0x20, 0).sense("E7" + range, 5, 0x20, 0)
                .good("070000000000");
        robot.initialize(0x400, 8);
        fake.sense("37" + range, 5, 0x21, 1);
        assertThrows(ScsiException.class, () -> robot.initialize(0x400, 8));
        assertThrows(IllegalArgumentException.class, () -> robot.initialize(0xFFFF, 2));
    }

    @Test
    void identityPreventAndClose() throws IOException {
        fake.data("120000006000", "08800612 1F000000" + ascii("SPECTRA", 8)
                + ascii("PYTHON", 16) + ascii("2000", 4));
        fake.data("12010000FC00", "080000020080").data("12018000FC00", "0880000441423132");
        assertEquals("AB12", robot.identity().serial());
        fake.good("1E0000000100");
        robot.preventRemoval(true);
        robot.close();
        assertTrue(fake.closed());
    }
}
