package org.holdfast.device.scsi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScsiDeviceTest {
    private static final String TUR = "000000000000";

    private final FakeTransport fake = new FakeTransport();
    private final ScsiDevice device = new ScsiDevice(fake, s -> s.asc() == 0x28);

    @Test
    void aCommandThatActsIsSentOnce() {
        fake.sense("55100000000000000100", 6, 0x28, 0);
        ScsiException e = assertThrows(ScsiException.class,
                () -> device.send(PrimaryCommands.modeSelect(0, 1), new byte[1]));
        assertTrue(e.getMessage().contains("MODE SELECT"));
        assertTrue(fake.finished());
        assertTrue(device.takeChanged());
    }

    @Test
    void eightDifferentAttentionsAreAbsorbedAndNoMore() throws IOException {
        for (int i = 0; i < ScsiDevice.MAX_ATTENTIONS; i++) {
            fake.sense(TUR, 6, 0x2A, i);
        }
        fake.good(TUR);
        device.perform(PrimaryCommands.testUnitReady());
        for (int i = 0; i <= ScsiDevice.MAX_ATTENTIONS; i++) {
            fake.sense(TUR, 6, 0x2A, i);
        }
        assertThrows(ScsiException.class,
                () -> device.perform(PrimaryCommands.testUnitReady()));
        assertFalse(device.takeChanged());
    }

    @Test
    void dataAreReadAnewAfterAnAttention() throws IOException {
        fake.sense("120000000400", SenseData.of(6, 0x28, 0), new byte[] {9, 9, 9, 9});
        fake.data("120000000400", new byte[] {1, 2});
        assertArrayEquals(new byte[] {1, 2}, device.receive(PrimaryCommands.inquiry(4), 4));
    }

    @Test
    void countsOfTheTransportAreBounded() throws IOException {
        fake.lying("120000000400", new byte[4], 9).lying("120000000400", new byte[4], -2);
        assertEquals(4, device.receive(PrimaryCommands.inquiry(4), 4).length);
        assertEquals(0, device.receive(PrimaryCommands.inquiry(4), 4).length);
    }

    @Test
    void remarksAreBoundedAndOldestGoFirst() throws IOException {
        for (int i = 0; i <= ScsiDevice.MAX_REMARKS; i++) {
            fake.sense(TUR, 1, 0x17, i);
            device.perform(PrimaryCommands.testUnitReady());
        }
        List<SenseData> remarks = device.takeRemarks();
        assertEquals(ScsiDevice.MAX_REMARKS, remarks.size());
        assertEquals(1, remarks.getFirst().ascq());
    }

    @Test
    void marksAndWarningsAreNoRemarks() throws IOException {
        fake.sense(TUR, 0, 0, 1).good(TUR).sense(TUR, 2, 0x3A, 0);
        device.ask(PrimaryCommands.testUnitReady());
        device.ask(PrimaryCommands.testUnitReady());
        device.ask(PrimaryCommands.testUnitReady());
        assertTrue(device.takeRemarks().isEmpty());
    }
}
