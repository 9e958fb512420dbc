package org.holdfast.device.drive;

import static org.holdfast.device.scsi.FakeTransport.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.media.MamAttribute;
import org.holdfast.device.scsi.FakeTransport;
import org.holdfast.device.scsi.LogPage;
import org.holdfast.device.scsi.ScsiCommand;
import org.holdfast.device.scsi.ScsiException;
import org.junit.jupiter.api.Test;

/** Bytes of the drive's commands that its own tests do not show, and lying answers. */
class CodecTest {
    private static final String LOG_17 = "4D005700000000400000";
    private static final String SPACE_OF_TWO = "17 00 0030"
            + "0202 03 10 07000000 00000025 07000001 00002D50"
            + "0204 03 10 07000000 00000024 07000001 FFFFFFFE"
            + "0203 03 04 00000000";

    private static String cdb(ScsiCommand c) {
        return HexFormat.of().withUpperCase().formatHex(c.cdb());
    }

    @Test
    void commandsToTheByte() {
        assertEquals("08007FFFFF00", cdb(TransferCommands.read(0x7FFFFF)));
        assertEquals("0A00FFFFFF00", cdb(TransferCommands.write(0xFFFFFF)));
        assertEquals("100000000000", cdb(TransferCommands.writeFilemarks(0, false)));
        assertEquals("050000000000", cdb(TransferCommands.readBlockLimits()));
        assertEquals("110000000500", cdb(PositionCommands.space(PositionCommands.Unit.BLOCKS, 5)));
        assertEquals("110200000500",
                cdb(PositionCommands.space(PositionCommands.Unit.SEQUENTIAL_FILEMARKS, 5)));
        assertEquals("110180000100",
                cdb(PositionCommands.space(PositionCommands.Unit.FILEMARKS, -0x7FFFFF)));
        assertEquals("92020003123456789ABCDEF000000000",
                cdb(PositionCommands.locate(3, 0x123456789ABCDEF0L)));
        assertEquals("040000000000", cdb(MediumCommands.format(MediumCommands.Format.DEFAULT)));
        assertEquals("040002000000",
                cdb(MediumCommands.format(MediumCommands.Format.DEFAULT_THEN_PARTITIONED)));
    }

    @Test
    void roomOfPartitionsComesFromVolumeStatistics() throws IOException {
        FakeTransport fake = new FakeTransport().data(LOG_17, SPACE_OF_TWO)
                .data(LOG_17, SPACE_OF_TWO).data(LOG_17, SPACE_OF_TWO);
        TapeDrive drive = new TapeDrive(fake);
        assertEquals(new PartitionSpace(37_000_000, 36_000_000), drive.space(0));
        assertEquals(new PartitionSpace(11_600_000_000L, 4_294_967_294_000_000L),
                drive.space(1));
        assertThrows(IOException.class, () -> drive.space(2));
    }

    @Test
    void oldDrivesHaveTheCapacityPage() throws IOException {
        String old = "4D007100000000400000";
        String page = "31 00 0020 0001 03 04 00000001 0002 03 04 00000002"
                + "0003 03 04 00000003 0004 03 04 00000004";
        FakeTransport fake = new FakeTransport();
        TapeDrive drive = new TapeDrive(fake);
        for (int p = 0; p < 2; p++) {
            fake.sense(LOG_17, 5, 0x24, 0).data(old, page);
            assertEquals(new PartitionSpace((3L + p) << 20, (1L + p) << 20), drive.space(p));
        }
        fake.sense(LOG_17, 5, 0x24, 0).data(old, page);
        assertThrows(IOException.class, () -> drive.space(2));
        fake.sense(LOG_17, 5, 0x24, 0).data(old, "31000000");
        assertThrows(IOException.class, () -> drive.space(0));
        fake.sense(LOG_17, 2, 0x3A, 0);
        assertThrows(ScsiException.class, () -> drive.space(0));
    }

    @Test
    void partitionRecordsThatLieAreNotThere() throws IOException {
        for (String value : new String[] {"", "00", "0000000000", "07000000000000",
            "06000000000025", "FF000000000000", "07000001 00000025", "07000000 FFFFFFFF"}) {
            byte[] v = hex(value);
            LogPage page = LogPage.parse(hex("17 00 %04X 0202 03 %02X".formatted(
                    4 + v.length, v.length) + value), 0x17);
            assertEquals(OptionalLong.empty(), CapacityLog.megabytes(page, 0x202, 0), value);
        }
        LogPage longer = LogPage.parse(hex("17 00 0010 0202 03 0C 09000000 00000025 AABB 00 00"),
                0x17);
        assertEquals(OptionalLong.of(37), CapacityLog.megabytes(longer, 0x202, 0));
    }

    @Test
    void volumeStatisticsCutAnywhereAreAnErrorAndNothingElse() throws IOException {
        byte[] whole = hex(SPACE_OF_TWO);
        for (int n = 0; n < 44; n++) {
            FakeTransport fake = new FakeTransport().data(LOG_17, Arrays.copyOf(whole, n));
            TapeDrive drive = new TapeDrive(fake);
            assertThrows(IOException.class, () -> drive.space(1), "at " + n);
        }
        assertEquals(11_600_000_000L, new TapeDrive(new FakeTransport()
                .data(LOG_17, Arrays.copyOf(whole, 44))).space(1).capacity());
    }

    @Test
    void attributesThatAreNotThere() throws IOException {
        for (String answer : new String[] {"00000000", "00000005 080600 0000",
            "00000006 080701 0001 41", "00000004 080601 0001 41"}) {
            assertEquals(Optional.empty(), CartridgeMemory.first(hex(answer), 0x0806), answer);
        }
    }

    @Test
    void attributesThatLieAboutTheirLengthAreErrors() {
        for (String answer : new String[] {"00000006 080601 0002 41", "00000006 080601 0002 4142",
            "00000105 080601 0100 41", "00000006 080603 0001 41", "0000"}) {
            assertThrows(IOException.class, () -> CartridgeMemory.first(hex(answer), 0x0806),
                    answer);
        }
    }

    @Test
    void longAttributesAreAskedForAgainWithRoom() throws IOException {
        byte[] value = new byte[0xFFFF];
        Arrays.fill(value, (byte) 7);
        byte[] list = CartridgeMemory.list(new MamAttribute(0x1500,
                MamAttribute.Format.TEXT, value));
        FakeTransport fake = new FakeTransport()
                .data("8C000000000000001500000010000000", list)
                .data("8C000000000000001500000100080000", list);
        MamAttribute read = new TapeDrive(fake).attribute(0, 0x1500).orElseThrow();
        assertArrayEquals(value, read.value());
        assertEquals(MamAttribute.Format.TEXT, read.format());
    }

    @Test
    void attributeOfExactlyTheFirstRoomNeedsOneQuestion() throws IOException {
        for (int extra = 0; extra < 2; extra++) {
            byte[] list = CartridgeMemory.list(new MamAttribute(0x1500,
                    MamAttribute.Format.BINARY, new byte[0x1000 - 9 + extra]));
            FakeTransport fake = new FakeTransport()
                    .data("8C000000000000001500000010000000", list);
            if (extra == 1) {
                fake.data("8C000000000000001500000010010000", list);
            }
            assertEquals(0x1000 - 9 + extra, new TapeDrive(fake).attribute(0, 0x1500)
                    .orElseThrow().value().length);
        }
    }

    @Test
    void partitionPageIsChecked() throws IOException {
        assertThrows(IOException.class, () -> PartitionPage.parse(hex("11050100000000")));
        assertThrows(IOException.class, () -> PartitionPage.parse(hex("1106030400000900")));
        assertEquals(4, PartitionPage.parse(hex("1106030300000900")).partitions());
        assertEquals(4, PartitionPage.parse(hex("1106030100000900")).maxPartitions());
        assertEquals(2, PartitionPage.parse(hex("1106030100000900")).partitions());
    }
}
