package org.holdfast.device.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.holdfast.device.scsi.DeferredErrorException;
import org.holdfast.device.scsi.FakeTransport;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.SenseData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The outcomes of READ, WRITE and WRITE FILEMARKS, row by row. */
class BlockTest {
    private static final String READ_8 = "080000000800";
    private static final String WRITE_4 = "0A0000000400";
    private static final byte[] EIGHT = {1, 2, 3, 4, 5, 6, 7, 8};

    private final FakeTransport fake = new FakeTransport();
    private final TapeDrive drive = new TapeDrive(fake, length -> { });
    private final ByteBuffer room = ByteBuffer.allocateDirect(8);
    private final ByteBuffer block = ByteBuffer.wrap(new byte[] {9, 9, 1, 2, 3, 4, 9}, 2, 4);

    @AfterEach
    void everyStepWasPlayed() {
        assertTrue(fake.finished());
    }

    private static SenseData stream(int key, int asc, int ascq, String flags, long information) {
        return new SenseData(key, asc, ascq, flags.contains("F"), flags.contains("E"),
                flags.contains("I"), information, true, false);
    }

    private void assertRoom(int length) {
        assertEquals(0, room.position());
        assertEquals(length, room.limit());
        for (int i = 0; i < length; i++) {
            assertEquals(EIGHT[i], room.get(i));
        }
    }

    @Test
    void exactBlock() throws IOException {
        fake.data(READ_8, EIGHT);
        assertEquals(new ReadOutcome.Block(8), drive.read(room));
        assertRoom(8);
        assertSame(room, fake.last().data());
        assertEquals(Duration.ofSeconds(2_340), fake.last().timeout());
    }

    @Test
    void shorterBlockByInformation() throws IOException {
        fake.sense(READ_8, stream(0, 0, 0, "I", 5), EIGHT, 8);
        assertEquals(new ReadOutcome.Block(3), drive.read(room));
        assertRoom(3);
        fake.sense(READ_8, stream(0, 0, 0, "I", 5), new byte[] {1, 2, 3}, 0);
        assertEquals(new ReadOutcome.Block(3), drive.read(room));
        assertRoom(3);
    }

    @Test
    void shorterBlockByResidualOnly() throws IOException {
        SenseData vague = new SenseData(0, 0, 0, false, false, true, 0, false, false);
        fake.sense(READ_8, vague, new byte[] {1, 2, 3});
        assertEquals(new ReadOutcome.Block(3), drive.read(room));
        fake.sense(READ_8, vague, EIGHT);
        IOException e = assertThrows(IOException.class, () -> drive.read(room));
        assertTrue(e.getMessage().contains("longer than the buffer"));
        assertRoom(0);
    }

    @Test
    void longerBlockSaysHowLong() {
        fake.sense(READ_8, stream(0, 0, 0, "I", -3), EIGHT);
        IOException e = assertThrows(IOException.class, () -> drive.read(room));
        assertTrue(e.getMessage().contains("a block of 11 bytes is longer than the buffer of 8"));
        assertRoom(0);
    }

    @Test
    void lengthsThatCannotBeAreErrors() {
        fake.sense(READ_8, stream(0, 0, 0, "I", 8), EIGHT);
        assertThrows(IOException.class, () -> drive.read(room));
        fake.sense(READ_8, stream(0, 0, 0, "I", 0x7FFFFFFF), EIGHT);
        assertThrows(IOException.class, () -> drive.read(room));
        fake.sense(READ_8, stream(0, 0, 0, "I", Integer.MIN_VALUE), EIGHT);
        assertThrows(IOException.class, () -> drive.read(room));
        fake.lying(READ_8, EIGHT, 0);
        assertThrows(IOException.class, () -> drive.read(room));
        fake.lying(READ_8, EIGHT, 9);
        assertThrows(IOException.class, () -> drive.read(room));
        assertRoom(0);
    }

    @Test
    void recoveredAndCleaningWantedAreBlocks() throws IOException {
        fake.sense(READ_8, SenseData.of(1, 0x17, 1), EIGHT);
        assertEquals(new ReadOutcome.Block(8), drive.read(room));
        fake.sense(READ_8, SenseData.of(0, 0x00, 0x17), EIGHT);
        assertEquals(new ReadOutcome.Block(8), drive.read(room));
        fake.sense(READ_8, stream(1, 0x17, 1, "I", 2), EIGHT);
        assertEquals(new ReadOutcome.Block(6), drive.read(room));
    }

    @Test
    void earlyWarningWhileReadingIsABlock() throws IOException {
        fake.sense(READ_8, new SenseData(0, 0, 2, false, true, false, 0, false, false), EIGHT);
        assertEquals(new ReadOutcome.Block(8), drive.read(room));
    }

    @Test
    void filemarkAndEndOfData() throws IOException {
        fake.sense(READ_8, stream(0, 0, 1, "F", 8));
        assertInstanceOf(ReadOutcome.Filemark.class, drive.read(room));
        assertRoom(0);
        fake.sense(READ_8, stream(8, 0, 5, "", 8));
        assertInstanceOf(ReadOutcome.EndOfData.class, drive.read(room));
        assertRoom(0);
    }

    @Test
    void otherEndsAreErrors() {
        fake.sense(READ_8, stream(3, 0, 2, "E", 8));
        assertThrows(ScsiException.class, () -> drive.read(room));
        fake.sense(READ_8, stream(3, 0x11, 0, "", 8));
        assertThrows(ScsiException.class, () -> drive.read(room));
        fake.sense(READ_8, stream(8, 0x14, 3, "", 8));
        assertThrows(ScsiException.class, () -> drive.read(room));
        fake.status(READ_8, ScsiStatus.TASK_ABORTED);
        assertThrows(ScsiException.class, () -> drive.read(room));
    }

    @Test
    void readIsNotRepeatedAfterAnAttention() {
        fake.sense(READ_8, 6, 0x29, 0);
        assertThrows(ScsiException.class, () -> drive.read(room));
        assertTrue(drive.mediumChanged());
    }

    @Test
    void readAsksForNoMoreThanTheTransportCan() throws IOException {
        fake.maxTransfer(0x10000).data("080001000000", EIGHT);
        drive.read(ByteBuffer.allocate(0x10001));
        fake.maxTransfer(0x2000000).data("0800FFFFFF00", EIGHT);
        drive.read(ByteBuffer.allocate(0x1000000));
        assertThrows(IllegalArgumentException.class, () -> drive.read(ByteBuffer.allocate(0)));
    }

    @Test
    void writeSendsPositionToLimit() throws IOException {
        fake.takes(WRITE_4, "01020304");
        assertEquals(WriteOutcome.DONE, drive.write(block));
        assertEquals(6, block.position());
        assertSame(block, fake.last().data());
    }

    @Test
    void warningsAreOutcomes() throws IOException {
        fake.sense(WRITE_4, stream(0, 0, 2, "E", 0));
        assertEquals(WriteOutcome.EARLY_WARNING, drive.write(block));
        assertEquals(6, block.position());
        block.position(2);
        fake.sense(WRITE_4, stream(0, 0, 7, "E", 0));
        assertEquals(WriteOutcome.PROGRAMMABLE_EARLY_WARNING, drive.write(block));
        block.position(2);
        fake.sense(WRITE_4, stream(1, 0x0C, 0, "", 0));
        assertEquals(WriteOutcome.DONE, drive.write(block));
        block.position(2);
        fake.sense(WRITE_4, stream(1, 0, 2, "E", 0));
        assertEquals(WriteOutcome.EARLY_WARNING, drive.write(block));
    }

    @Test
    void overflowNamesThePartitionAndKeepsTheBlock() throws IOException {
        fake.good("92020001000000000000000900000000");
        drive.locate(1, 9);
        fake.sense(WRITE_4, stream(0x0D, 0, 2, "E", 4));
        VolumeOverflowException e =
                assertThrows(VolumeOverflowException.class, () -> drive.write(block));
        assertTrue(e.getMessage().contains("partition 1"));
        assertEquals(2, block.position());
        assertEquals(6, block.limit());
        fake.sense("100000000100", stream(0x0D, 0, 2, "E", 1));
        assertThrows(VolumeOverflowException.class, () -> drive.writeFilemarks(1, false));
    }

    @Test
    void writeIsNotRepeatedAfterAnAttention() {
        fake.sense(WRITE_4, 6, 0x28, 0);
        assertThrows(ScsiException.class, () -> drive.write(block));
        assertEquals(2, block.position());
        fake.sense("100000000100", 6, 0x28, 0);
        assertThrows(ScsiException.class, () -> drive.writeFilemarks(1, false));
    }

    @Test
    void deferredErrorOnWriteAndFlush() {
        SenseData deferred = new SenseData(3, 0x0C, 0, false, false, false, 0, false, true);
        fake.sense(WRITE_4, deferred);
        assertThrows(DeferredErrorException.class, () -> drive.write(block));
        fake.sense("100000000000", deferred);
        assertThrows(DeferredErrorException.class, drive::flush);
    }

    @Test
    void writeProtectedIsAnError() {
        fake.sense(WRITE_4, 7, 0x27, 0);
        ScsiException e = assertThrows(ScsiException.class, () -> drive.write(block));
        assertTrue(e.sense().is(7, 0x27, 0));
    }

    @Test
    void blocksOutOfRangeAreProgrammingErrors() throws IOException {
        fake.maxTransfer(0x10000).good("0A0001000000");
        assertEquals(WriteOutcome.DONE, drive.write(ByteBuffer.allocate(0x10000)));
        assertThrows(IllegalArgumentException.class,
                () -> drive.write(ByteBuffer.allocate(0x10001)));
        assertThrows(IllegalArgumentException.class, () -> drive.write(ByteBuffer.allocate(0)));
        fake.maxTransfer(0x2000000);
        assertThrows(IllegalArgumentException.class,
                () -> drive.write(ByteBuffer.allocate(0x1000000)));
    }

    @Test
    void filemarksAndFlush() throws IOException {
        fake.good("100000000100").good("1001FFFFFF00").good("100000000000");
        assertEquals(WriteOutcome.DONE, drive.writeFilemarks(1, false));
        assertEquals(WriteOutcome.DONE, drive.writeFilemarks(0xFFFFFF, true));
        drive.flush();
        fake.sense("100000000100", stream(0, 0, 2, "E", 0));
        assertEquals(WriteOutcome.EARLY_WARNING, drive.writeFilemarks(1, false));
        assertThrows(IllegalArgumentException.class, () -> drive.writeFilemarks(-1, false));
        assertThrows(IllegalArgumentException.class,
                () -> drive.writeFilemarks(0x1000000, false));
    }
}
