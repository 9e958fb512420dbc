package org.holdfast.device.vtl.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.scsi.SenseData;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.RawScsi;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.device.vtl.unit.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults come when the plan says, are counted, and leave the medium as they should. */
class FaultyTransportTest {
    private static final Barcode BARCODE = new Barcode("HV0001L8");
    private VirtualLibrary library;

    @BeforeEach
    void open() throws IOException {
        library = VirtualLibrary.inMemory(LibraryPlan.of(MediaType.LTO8, 1, 2, 0)
                .withBlanks(1, MediaType.LTO8, 64L << 20), VirtualClock.STOPPED);
        RawScsi robot = new RawScsi(library.changer().orElseThrow());
        robot.settle();
        assertEquals("good", robot.move(0x401, 0x101));
    }

    @AfterEach
    void close() throws IOException {
        library.close();
    }

    private FaultyTransport faulty(FaultPlan plan) {
        return new FaultyTransport(library.drives().getFirst(), "drive1", plan,
                () -> Optional.of(BARCODE), time -> { });
    }

    @Test
    void aDriveFailsAtItsThirdWrite() throws IOException {
        FaultyTransport faulty = faulty(FaultPlan.writeError("drive1", 3));
        RawScsi drive = new RawScsi(faulty);
        drive.settle();
        assertEquals("good", drive.write(new byte[10]));
        assertEquals("good", drive.write(new byte[10]));
        assertEquals(0, faulty.injections());
        assertEquals("3/0C/00", drive.write(new byte[10]));
        assertEquals(1, faulty.injections());
        assertEquals(Map.of(BARCODE, 1L), faulty.struck());
        assertEquals("0:2", drive.position());
        assertEquals("good", drive.write(new byte[10]));
    }

    @Test
    void otherDevicesAreLeftAlone() throws IOException {
        FaultyTransport faulty = faulty(FaultPlan.hardwareError("drive2", 1));
        RawScsi drive = new RawScsi(faulty);
        drive.settle();
        assertEquals("good", drive.write(new byte[10]));
        assertEquals(0, faulty.injections());
        FaultyTransport any = faulty(FaultPlan.hardwareError(Fault.ANY, 1));
        RawScsi other = new RawScsi(any);
        other.settle();
        assertEquals("4/44/00", other.write(new byte[10]));
    }

    @Test
    void theWorkMayBeDoneOrNotWhenTheCableFails() throws IOException {
        for (boolean done : new boolean[] {true, false}) {
            FaultyTransport faulty = faulty(FaultPlan.of(
                    new Fault.AtCommand("drive1", 0x0A, 1, new Fault.CableFailure(done))));
            RawScsi drive = new RawScsi(faulty);
            drive.settle();
            drive.none("010000000000");
            assertThrows(IOException.class, () -> drive.write(new byte[] {7}));
            assertEquals(done ? "0:1" : "0:0", drive.position());
            faulty.close();
        }
    }

    @Test
    void doneButSaidToHaveFailed() throws IOException {
        RawScsi drive = new RawScsi(faulty(FaultPlan.of(new Fault.AtCommand("drive1", 0x0A, 1,
                new Fault.DoneBut(SenseData.of(4, 0x44, 0x00))))));
        drive.settle();
        assertEquals("4/44/00", drive.write(new byte[] {7}));
        assertEquals("0:1", drive.position());
    }

    @Test
    void aSilentDeviceTakesItsTimeouts() throws IOException {
        List<Duration> waited = new ArrayList<>();
        FaultyTransport faulty = new FaultyTransport(library.drives().getFirst(), "drive1",
                FaultPlan.of(new Fault.AtCommand("drive1", 0x08, 1, new Fault.Silence())),
                Optional::empty, waited::add);
        RawScsi drive = new RawScsi(faulty);
        drive.settle();
        assertThrows(IOException.class, () -> drive.read(10));
        assertThrows(IOException.class, () -> drive.none("000000000000"));
        assertEquals(List.of(Duration.ofSeconds(60), Duration.ofSeconds(60)), waited);
    }

    @Test
    void aBadBlockIsBadEachTimeAndOnlyThere() throws IOException {
        Fault bad = new Fault.AtBlock(BARCODE, 0, 1, false);
        Fault unwritable = new Fault.AtBlock(BARCODE, 0, 3, true);
        FaultyTransport faulty = faulty(FaultPlan.of(bad, unwritable));
        RawScsi drive = new RawScsi(faulty);
        drive.settle();
        for (int i = 0; i < 3; i++) {
            assertEquals("good", drive.write(new byte[] {(byte) i}));
        }
        assertEquals("3/0C/00", drive.write(new byte[] {3}));
        assertEquals("good", drive.locate(0, 0));
        assertEquals("good", drive.read(1));
        assertEquals("3/11/00", drive.read(1));
        assertEquals("3/11/00", drive.read(1));
        assertEquals("good", drive.locate(0, 2));
        assertEquals("good", drive.read(1));
        assertEquals(2L, faulty.injected().get(bad));
        assertEquals(1L, faulty.injected().get(unwritable));
    }

    @Test
    void aUnitAttentionIsNotLostToTheQuestionWhereTheHeadIs() throws IOException {
        RawScsi drive = new RawScsi(faulty(FaultPlan.of(new Fault.AtBlock(BARCODE, 0, 1, false))));
        assertEquals("6/29/00", drive.read(1));
        assertEquals("8/00/05", drive.read(1));
    }

    @Test
    void theSameSeedMakesTheSamePlan() {
        long seed = 20261122;
        List<String> devices = List.of("drive1", "drive2");
        FaultPlan a = FaultPlan.random(new SplittableRandom(seed), devices, 1000, 0.01);
        assertEquals(a, FaultPlan.random(new SplittableRandom(seed), devices, 1000, 0.01));
        assertFalse(a.faults().isEmpty());
        assertTrue(a.faults().size() < 300, "about one in a hundred, not " + a.faults().size());
        assertTrue(FaultPlan.random(new SplittableRandom(seed), devices, 1000, 0).faults()
                .isEmpty());
    }

    @Test
    void plansHaveALimit() {
        Fault f = new Fault.AtBlock(BARCODE, 0, 1, false);
        assertEquals(FaultPlan.MAX_FAULTS,
                new FaultPlan(java.util.Collections.nCopies(FaultPlan.MAX_FAULTS, f)).faults()
                        .size());
        assertThrows(IllegalArgumentException.class, () -> new FaultPlan(
                java.util.Collections.nCopies(FaultPlan.MAX_FAULTS + 1, f)));
    }
}
