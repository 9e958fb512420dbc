package org.holdfast.device.changer;

import static org.holdfast.device.changer.StatusBytes.ascii;
import static org.holdfast.device.changer.StatusBytes.descriptor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.holdfast.device.media.Barcode;
import org.holdfast.device.scsi.FakeTransport;
import org.junit.jupiter.api.Test;

class ElementStatusTest {
    private static final String T10 = "02010022" + ascii("IBM", 8) + ascii("ULTRIUM-TD9", 16)
            + ascii("1000000001", 10);

    private static void refused(byte[] b) {
        assertThrows(IOException.class, () -> ElementStatus.parse(b, true));
    }

    @Test
    void pagesComeInAnyOrderWithTheirOwnLengths() throws IOException {
        byte[] b = new StatusBytes()
                .page(4, descriptor(0x100, 0x09, "AB0001L9", 0x401, T10))
                .page(2, descriptor(0x400, 0x09, "AB0002L9", -1, "FFFFFFFF"),
                        descriptor(0x401, 0x08, "", -1, "FFFFFFFF"))
                .page(1, descriptor(1, 0x00, "", -1, ""))
                .page(3, descriptor(0x300, 0x3B, "CLN001L9", -1, "00"))
                .all();
        assertEquals(List.of(
                new Element(ElementType.DRIVE, 0x100, true, true, OptionalInt.empty(),
                        Optional.of(new Barcode("AB0001L9")), OptionalInt.of(0x401),
                        Optional.of("1000000001")),
                new Element(ElementType.SLOT, 0x400, true, true, OptionalInt.empty(),
                        Optional.of(new Barcode("AB0002L9")), OptionalInt.empty(),
                        Optional.empty()),
                new Element(ElementType.SLOT, 0x401, false, true, OptionalInt.empty(),
                        Optional.empty(), OptionalInt.empty(), Optional.empty()),
                new Element(ElementType.ROBOT, 1, false, true, OptionalInt.empty(),
                        Optional.empty(), OptionalInt.empty(), Optional.empty()),
                new Element(ElementType.MAIL_SLOT, 0x300, true, true, OptionalInt.empty(),
                        Optional.of(new Barcode("CLN001L9")), OptionalInt.empty(),
                        Optional.empty())),
                ElementStatus.parse(b, true));
    }

    @Test
    void fullWithoutReadableLabelStaysFull() throws IOException {
        for (String label : new String[] {"", "????????", "ab0001l9"}) {
            Element e = ElementStatus.parse(new StatusBytes()
                    .page(2, descriptor(5, 0x09, label, -1, "")).all(), false).getFirst();
            assertTrue(e.full());
            assertEquals(Optional.empty(), e.barcode());
        }
    }

    @Test
    void aLabelOfAnEmptyElementIsOld() throws IOException {
        Element e = ElementStatus.parse(new StatusBytes()
                .page(2, descriptor(5, 0x08, "AB0001L9", -1, "")).all(), false).getFirst();
        assertEquals(Optional.empty(), e.barcode());
    }

    @Test
    void exceptionsAreTold() throws IOException {
        Element e = ElementStatus.parse(new StatusBytes().raw(
                "0200000C0000000C" + "0005 0C 00 8300 000000 000000", 1).all(), false).getFirst();
        assertEquals(OptionalInt.of(0x8300), e.exception());
    }

    @Test
    void bothTagsAndBinaryNames() throws IOException {
        String d = descriptor(0x100, 0x08, "", -1, "00".repeat(36) + "01030008"
                + "5000E11100000001");
        byte[] b = new StatusBytes().raw("04C00060 00000060" + d, 1).all();
        assertEquals(Optional.of("5000E11100000001"),
                ElementStatus.parse(b, true).getFirst().drive());
    }

    @Test
    void withoutDvcidTheRestIsTheVendors() throws IOException {
        byte[] b = new StatusBytes().page(4, descriptor(0x100, 8, "", -1, T10)).all();
        assertEquals(Optional.empty(), ElementStatus.parse(b, false).getFirst().drive());
    }

    @Test
    void namesThatLieAboutTheirLengthAreNone() throws IOException {
        for (String rest : new String[] {"020000FF41", "02000000", "020000", "02000001"}) {
            byte[] b = new StatusBytes().page(4, descriptor(0x100, 8, "", -1, rest)).all();
            assertEquals(Optional.empty(), ElementStatus.parse(b, true).getFirst().drive());
        }
    }

    @Test
    void lengthsThatLieAreRefused() {
        String d = descriptor(5, 8, "", -1, "");
        refused(new StatusBytes().raw("02800000 00000030" + d, 1).all());
        refused(new StatusBytes().raw("0280002F 00000030" + d, 1).all());
        refused(new StatusBytes().raw("02800031 00000030" + d, 1).all());
        refused(new StatusBytes().raw("0280FFFF 00000030" + d, 1).all());
        refused(new StatusBytes().raw("02800030 00000031" + d, 1).all());
        refused(new StatusBytes().raw("02800030 00FFFFFF" + d, 1).all());
        refused(new StatusBytes().raw("0200000B 0000000B 0005000000000000000000", 1).all());
        refused(new StatusBytes().raw("02800030000000", 1).all());
        refused(new StatusBytes().raw("05800030 00000030" + d, 1).all());
        refused(new StatusBytes().raw("00800030 00000030" + d, 1).all());
        refused(new StatusBytes().page(2, d, d).all());
        refused(FakeTransport.hex("0000000100FFFFFF"));
        refused(new byte[7]);
    }

    @Test
    void shortestDescriptorsAreTaken() throws IOException {
        byte[] b = new StatusBytes()
                .raw("0200000C 0000000C 000500000000000000000000", 1).all();
        assertEquals(5, ElementStatus.parse(b, false).getFirst().address());
        assertTrue(ElementStatus.parse(new StatusBytes().raw("0280000000000000", 0).all(), false)
                .isEmpty());
    }

    @Test
    void asManyElementsAsThereAreAddresses() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 65_535; i++) {
            body.append("%04X08000000000000000000".formatted(i));
        }
        byte[] b = new StatusBytes().raw("0200000C00%06X".formatted(12 * 65_535) + body, 65_535)
                .all();
        assertEquals(65_535, ElementStatus.parse(b, false).size());
    }

    @Test
    void anyCutIsAnErrorAndNothingElse() {
        byte[] b = new StatusBytes().page(4, descriptor(0x100, 9, "A", 1, T10)).all();
        for (int n = 0; n < b.length; n++) {
            refused(Arrays.copyOf(b, n));
        }
    }

    @Test
    void anyDamageIsAnErrorOrAnAnswer() {
        byte[] good = new StatusBytes().page(4, descriptor(0x100, 9, "A", 1, T10))
                .page(2, descriptor(0x400, 9, "B", 1, "")).all();
        Random random = new Random(20_261_122);
        int answers = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] b = good.clone();
            for (int k = 0; k < 3; k++) {
                b[random.nextInt(b.length)] = (byte) random.nextInt(256);
            }
            try {
                assertTrue(ElementStatus.parse(b, true).size() <= b.length / 12);
                answers++;
            } catch (IOException e) {
                assertTrue(e.getMessage() != null);
            }
        }
        assertTrue(answers > 1_000, "answers with seed 20261122: " + answers);
    }
}
