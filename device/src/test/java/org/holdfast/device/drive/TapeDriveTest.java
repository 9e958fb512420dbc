package org.holdfast.device.drive;

import static org.holdfast.device.scsi.FakeTransport.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.scsi.DeferredErrorException;
import org.holdfast.device.scsi.FakeTransport;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.ScsiStatus;
import org.holdfast.device.scsi.SenseData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TapeDriveTest {
    private static final String TUR = "000000000000";
    private static final String LOAD = "1B0100000100";
    private static final String PAGE_11 = "5A001100000000020000";
    private static final String PAGE_11_ALONE = "5A081100000000020000";

    private final FakeTransport fake = new FakeTransport();
    private final List<Duration> pauses = new ArrayList<>();
    private final TapeDrive drive = new TapeDrive(fake, pauses::add);

    @AfterEach
    void everyStepWasPlayed() {
        assertTrue(fake.finished());
    }

    @Test
    void identityComesFromInquiryAndListedPages() throws IOException {
        fake.data("120000006000", "0180061241000002"
                + "49424D2020202020" + "554C545249554D2D4848392020202020"
                + "50413633");
        fake.data("12010000FC00", "01000003008083");
        fake.data("12018000FC00", "0180000A" + "31304657433031303031");
        fake.data("12018300FC00", "0183000C" + "01030008" + "5000E11100000001");
        assertEquals(new DriveIdentity("IBM", "ULTRIUM-HH9", "PA63", "10FWC01001"),
                drive.identity());
    }

    @Test
    void identityDoesNotAskForPagesThatAreNotListed() throws IOException {
        fake.data("120000006000", "01800612" + "00".repeat(32));
        fake.data("12010000FC00", "0100000100");
        assertEquals(new DriveIdentity("", "", "", ""), drive.identity());
    }

    @Test
    void identityAsksForTheSerialNumberWhenThereIsNoList() throws IOException {
        fake.data("120000006000", "01800612" + "00".repeat(32));
        fake.sense("12010000FC00", 5, 0x24, 0);
        fake.data("12018000FC00", "0180000441424344");
        assertEquals("ABCD", drive.identity().serial());
    }

    @Test
    void nothingConnectedIsAnError() {
        fake.data("120000006000", "7F800612" + "00".repeat(32));
        assertThrows(IOException.class, drive::identity);
    }

    @Test
    void attentionsAreAbsorbedByAskingAndRemembered() throws IOException {
        fake.sense(TUR, 6, 0x29, 0).sense(TUR, 6, 0x28, 0).good(TUR);
        assertTrue(drive.ready());
        assertEquals(List.of(SenseData.of(6, 0x29, 0), SenseData.of(6, 0x28, 0)),
                drive.remarks());
        assertTrue(drive.mediumChanged());
        assertFalse(drive.mediumChanged());
        assertTrue(drive.remarks().isEmpty());
    }

    @Test
    void theSameAttentionTwiceIsNotAbsorbed() {
        fake.sense(TUR, 6, 0x28, 0).sense(TUR, 6, 0x28, 0);
        ScsiException e = assertThrows(ScsiException.class, drive::ready);
        assertTrue(e.sense().is(6, 0x28, 0));
    }

    @Test
    void changedSettingsAreNoChangeOfMedium() throws IOException {
        fake.sense(TUR, 6, 0x2A, 1).good(TUR);
        assertTrue(drive.ready());
        assertFalse(drive.mediumChanged());
    }

    @Test
    void notReadyIsNoError() throws IOException {
        fake.sense(TUR, 2, 0x3A, 0).status(TUR, ScsiStatus.BUSY).sense(TUR, 3, 0x52, 0);
        assertFalse(drive.ready());
        assertFalse(drive.ready());
        assertThrows(ScsiException.class, drive::ready);
    }

    @Test
    void loadSendsLoadOnceAndWaits() throws IOException {
        fake.sense(TUR, 2, 0x04, 2).good(LOAD).sense(TUR, 2, 0x04, 1).sense(TUR, 2, 0x04, 1)
                .sense(TUR, 6, 0x28, 0).good(TUR);
        drive.load(Duration.ofSeconds(2));
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), pauses);
        assertTrue(drive.mediumChanged());
    }

    @Test
    void loadTakesACartridgeThatLiesInTheMouth() throws IOException {
        fake.sense(TUR, 2, 0x3A, 0).good(LOAD).good(TUR);
        drive.load(Duration.ZERO);
        assertTrue(pauses.isEmpty());
    }

    @Test
    void loadOfAnEmptyDriveFails() {
        fake.sense(TUR, 2, 0x3A, 0).sense(LOAD, 2, 0x3A, 0);
        ScsiException e = assertThrows(ScsiException.class,
                () -> drive.load(Duration.ofSeconds(9)));
        assertTrue(e.sense().is(2, 0x3A, 0));
    }

    @Test
    void loadIsNeverSentTwice() {
        fake.sense(TUR, 2, 0x04, 2).good(LOAD).sense(TUR, 2, 0x04, 2);
        assertThrows(ScsiException.class, () -> drive.load(Duration.ofSeconds(9)));
    }

    @Test
    void loadGivesUpWhenPatienceEnds() {
        for (int i = 0; i < 3; i++) {
            fake.sense(TUR, 2, 0x04, 1);
        }
        ScsiException e = assertThrows(ScsiException.class,
                () -> drive.load(Duration.ofMillis(1_500)));
        assertTrue(e.sense().is(2, 0x04, 1));
        assertEquals(List.of(Duration.ofSeconds(1), Duration.ofMillis(500)), pauses);
    }

    @Test
    void loadFailureIsNotWaitedFor() {
        fake.sense(TUR, 2, 0x53, 0);
        assertThrows(ScsiException.class, () -> drive.load(Duration.ofSeconds(9)));
        assertTrue(pauses.isEmpty());
    }

    @Test
    void unloadRewindAndPreventAreSixBytes() throws IOException {
        fake.good("1B0000000000").good("010000000000").good("1E0000000100")
                .good("1E0000000000");
        drive.unload();
        assertEquals(Duration.ofSeconds(960), fake.last().timeout());
        drive.rewind();
        drive.preventRemoval(true);
        drive.preventRemoval(false);
    }

    @Test
    void mediumComesFromModeAndLimits() throws IOException {
        fake.good(TUR);
        fake.data(PAGE_11, "0022 88 90 0000 0008" + "5E00000000000000"
                + "110E0301 3C030900 0001FFFF 0000 0000");
        fake.data("050000000000", "008000000001");
        fake.maxTransfer(0x900000);
        assertEquals(new LoadedMedium(0x5E, 0x88, true, 2, 0x800000), drive.medium());
    }

    @Test
    void mediumWithoutPartitionsAndWithoutLimit() throws IOException {
        fake.good(TUR);
        fake.sense(PAGE_11, 5, 0x24, 0);
        fake.data("5A001000000000020000", "001E 58 10 0000 0008" + "5800000000000000"
                + "100E" + "00".repeat(14));
        fake.data("050000000000", "000000000000");
        assertEquals(new LoadedMedium(0x58, 0x58, false, 1, 1 << 20), drive.medium());
    }

    @Test
    void mediumOfAnEmptyDriveIsAnError() {
        fake.sense(TUR, 2, 0x3A, 0);
        assertThrows(ScsiException.class, drive::medium);
    }

    @Test
    void twoPartitionsAreSelectedFormattedAndReadBack() throws IOException {
        fake.good("92020000000000000000000000000000");
        fake.data(PAGE_11_ALONE, "0016 88 10 0000 0000" + "910E0300 04030900 00000000 00000000");
        fake.takes("55100000000000001800", "0000 00 10 0000 0000"
                + "110E0301 3C030900 0025FFFF 00000000");
        fake.good("040001000000");
        fake.data(PAGE_11_ALONE, "0016 88 10 0000 0000" + "910E0301 3C030900 0025FFFF 00000000");
        drive.formatTwoPartitions(37);
    }

    @Test
    void aShortPageIsMadeLongEnoughForTwoSizes() throws IOException {
        fake.good("92020000000000000000000000000000");
        fake.data(PAGE_11_ALONE, "000E 58 10 0000 0000" + "11060100 00000000");
        fake.takes("55100000000000001400", "0000 00 10 0000 0000" + "110A0101 38000900 0001FFFF");
        fake.good("040001000000");
        fake.data(PAGE_11_ALONE, "000E 58 10 0000 0000" + "11060100 00000000");
        IOException e = assertThrows(IOException.class, () -> drive.formatTwoPartitions(1));
        assertTrue(e.getMessage().contains("1 partitions after formatting"));
    }

    @Test
    void aCartridgeOfOnePartitionIsNotFormatted() {
        fake.good("92020000000000000000000000000000");
        fake.data(PAGE_11_ALONE, "000E 48 10 0000 0000" + "11060000 00000000");
        assertThrows(IOException.class, () -> drive.formatTwoPartitions(1));
    }

    @Test
    void formatIsNotRepeatedAfterAnAttention() {
        fake.good("92020000000000000000000000000000");
        fake.data(PAGE_11_ALONE, "000E 58 10 0000 0000" + "11060100 00000000");
        fake.good("55100000000000001400");
        fake.sense("040001000000", 6, 0x28, 0);
        assertThrows(ScsiException.class, () -> drive.formatTwoPartitions(1));
        assertTrue(drive.mediumChanged());
    }

    @Test
    void sizesOutOfRangeAreProgrammingErrors() {
        assertThrows(IllegalArgumentException.class, () -> drive.formatTwoPartitions(0));
        assertThrows(IllegalArgumentException.class, () -> drive.formatTwoPartitions(65_535));
    }

    @Test
    void compressionIsSwitchedInItsPage() throws IOException {
        String sense = "5A080F00000000020000";
        fake.data(sense, "0016 88 90 0000 0000" + "8F0E C0 80 00000001 00000001 00000000");
        fake.takes("55100000000000001800",
                "0000 00 10 0000 0000" + "0F0E 40 80 00000001 00000001 00000000");
        drive.compression(false);
        fake.data(sense, "0016 88 10 0000 0000" + "8F0E 40 80 00000001 00000001 00000000");
        fake.takes("55100000000000001800",
                "0000 00 10 0000 0000" + "0F0E C0 80 00000001 00000001 00000000");
        drive.compression(true);
        fake.data(sense, "0016 88 10 0000 0000" + "8F0E 00 00 00000000 00000000 00000000");
        assertThrows(IOException.class, () -> drive.compression(true));
    }

    @Test
    void positionIsTheLongForm() throws IOException {
        fake.data("34060000000000000000", "40000000 00000001 0000000100000002 0000000000000003"
                + "0000000000000000");
        assertEquals(new TapePosition(1, 0x1_0000_0002L, false, true), drive.position());
        fake.data("34060000000000000000", "80000000" + "00".repeat(28));
        assertEquals(new TapePosition(0, 0, true, false), drive.position());
    }

    @Test
    void positionThatMakesNoSenseIsAnError() {
        fake.data("34060000000000000000", "04" + "00".repeat(31));
        assertThrows(IOException.class, drive::position);
        fake.data("34060000000000000000", "00000000 00000100" + "00".repeat(24));
        assertThrows(IOException.class, drive::position);
        fake.data("34060000000000000000", "00000000 00000000 8000000000000000" + "00".repeat(16));
        assertThrows(IOException.class, drive::position);
        fake.data("34060000000000000000", "00".repeat(23));
        assertThrows(IOException.class, drive::position);
    }

    @Test
    void theShortFormTellsOfTheBuffer() throws IOException {
        String cdb = "34000000000000000000";
        fake.data(cdb, "00010000 00000007 00000007 00000000 00000000");
        assertTrue(drive.bufferEmpty());
        fake.data(cdb, "00010000 00000009 00000007 00000000 00000000");
        assertFalse(drive.bufferEmpty());
        fake.data(cdb, "00010000 00000007 00000007 00000001 00000000");
        assertFalse(drive.bufferEmpty());
        fake.data(cdb, "00010000 00000007 00000007 00000000 00000001");
        assertFalse(drive.bufferEmpty());
        fake.data(cdb, "30010000 00000007 00000007 00000001 00000001");
        assertTrue(drive.bufferEmpty());
        fake.data(cdb, "04010000 00000007 00000007 00000000 00000000");
        assertFalse(drive.bufferEmpty());
        fake.data(cdb, "00".repeat(19));
        assertThrows(IOException.class, drive::bufferEmpty);
    }

    @Test
    void locateChangesPartition() throws IOException {
        fake.good("92020001000000010000000200000000");
        drive.locate(1, 0x1_0000_0002L);
        fake.sense("92020000000000000000000900000000", 8, 0x00, 5);
        assertThrows(ScsiException.class, () -> drive.locate(0, 9));
        assertThrows(IllegalArgumentException.class, () -> drive.locate(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> drive.locate(256, 0));
        assertThrows(IllegalArgumentException.class, () -> drive.locate(0, -1));
    }

    @Test
    void endOfDataIsLocatedAndToldByPosition() throws IOException {
        fake.good("921A0001000000000000000000000000");
        fake.data("34060000000000000000", "00000000 00000001 0000000000000007" + "00".repeat(16));
        assertEquals(new TapePosition(1, 7, false, false), drive.locateEndOfData(1));
    }

    @Test
    void endOfDataIsSpacedToWhereLocateCannot() throws IOException {
        fake.sense("921A0000000000000000000000000000", 5, 0x24, 0);
        fake.good("92020000000000000000000000000000").good("110300000000");
        fake.data("34060000000000000000", "00000000 00000000 0000000000000007" + "00".repeat(16));
        assertEquals(7, drive.locateEndOfData(0).block());
    }

    @Test
    void endOfDataInAnotherPartitionIsAnError() {
        fake.good("921A0001000000000000000000000000");
        fake.data("34060000000000000000", "00000000 00000000 0000000000000007" + "00".repeat(16));
        assertThrows(IOException.class, () -> drive.locateEndOfData(1));
    }

    @Test
    void filemarksAreSpacedInEitherDirection() throws IOException {
        fake.good("110100000200").good("1101FFFFFF00").good("11017FFFFF00")
                .good("910100000000000000800000 00000000")
                .good("91010000FFFFFFFF80000000 00000000");
        drive.spaceFilemarks(2);
        drive.spaceFilemarks(-1);
        drive.spaceFilemarks(0x7FFFFF);
        drive.spaceFilemarks(0x800000);
        drive.spaceFilemarks(Integer.MIN_VALUE);
        drive.spaceFilemarks(0);
    }

    @Test
    void spacingThatEndsEarlyIsAnError() throws IOException {
        fake.sense("1101FFFFFE00",
                new SenseData(0, 0, 4, false, true, false, 1, true, false));
        assertThrows(ScsiException.class, () -> drive.spaceFilemarks(-2));
        fake.sense("110100000100", 8, 0, 5);
        assertThrows(ScsiException.class, () -> drive.spaceFilemarks(1));
        fake.sense("110100000100", 0, 0, 0x17);
        drive.spaceFilemarks(1);
        assertEquals(List.of(SenseData.of(0, 0, 0x17)), drive.remarks());
    }

    @Test
    void moveOfTheTapeIsNotRepeatedAfterAnAttention() {
        fake.sense("110100000100", 6, 0x29, 0);
        assertThrows(ScsiException.class, () -> drive.spaceFilemarks(1));
        fake.sense("92020000000000000000000900000000", 6, 0x28, 0);
        assertThrows(ScsiException.class, () -> drive.locate(0, 9));
    }

    @Test
    void attributesAreReadByPartitionAndId() throws IOException {
        fake.data("8C00000000000001080C000010000000",
                "0000000B 080C00 0002 AABB 080D00 0000 00");
        MamAttribute a = drive.attribute(1, 0x080C).orElseThrow();
        assertEquals(MamAttribute.Format.BINARY, a.format());
        assertArrayEquals(hex("AABB"), a.value());
        fake.sense("8C000000000000000806000010000000", 5, 0x24, 0);
        assertEquals(Optional.empty(), drive.attribute(0, 0x0806));
        fake.sense("8C000000000000000806000010000000", 2, 0x04, 0x10);
        assertThrows(ScsiException.class, () -> drive.attribute(0, 0x0806));
        assertThrows(IllegalArgumentException.class, () -> drive.attribute(0, 0x10000));
    }

    @Test
    void attributesAreWrittenThrough() throws IOException {
        fake.takes("8D0100000000000000000000000D0000",
                "00000009 0806 01 0004 41423132");
        drive.attribute(0, MamAttribute.padded(0x0806, MamAttribute.Format.ASCII, "AB12", 4, 32));
    }

    @Test
    void deferredErrorsPutEverythingInDoubt() {
        fake.sense(TUR, new SenseData(3, 0x0C, 0, false, false, false, 0, false, true));
        DeferredErrorException e = assertThrows(DeferredErrorException.class, drive::ready);
        assertTrue(e.getMessage().contains("in doubt"));
        assertEquals(3, e.sense().key());
    }

    @Test
    void senseIsAskedForWhenItDidNotCome() throws IOException {
        fake.status(TUR, ScsiStatus.CHECK_CONDITION);
        fake.data("03000000FC00", SenseData.of(2, 0x3A, 0).toFixed());
        assertFalse(drive.ready());
    }

    @Test
    void checkConditionWithoutAnyReasonIsAnError() {
        fake.status(TUR, ScsiStatus.CHECK_CONDITION).data("03000000FC00", "");
        assertThrows(ScsiException.class, drive::ready);
    }

    @Test
    void anotherStatusIsAnError() {
        fake.status("010000000000", ScsiStatus.RESERVATION_CONFLICT);
        ScsiException e = assertThrows(ScsiException.class, drive::rewind);
        assertEquals(ScsiStatus.RESERVATION_CONFLICT, e.status());
    }

    @Test
    void closingClosesTheTransport() throws IOException {
        drive.close();
        assertTrue(fake.closed());
    }
}
