package org.holdfast.device.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BarcodeTest {

    @Test
    void charactersAndLengthAreChecked() {
        assertTrue(Barcode.isValid("A".repeat(32)));
        assertFalse(Barcode.isValid("A".repeat(33)));
        assertFalse(Barcode.isValid(""));
        assertFalse(Barcode.isValid("ab0001L8"));
        assertFalse(Barcode.isValid("AB0001L8\n"));
        assertThrows(IllegalArgumentException.class, () -> new Barcode("AB 001"));
    }

    @Test
    void serialAndTypeAreInTheLabel() {
        assertEquals("AB0012", new Barcode("AB0012L8").volumeSerial());
        assertEquals("AB", new Barcode("AB").volumeSerial());
        assertEquals(Optional.of(MediaType.LTO8), MediaType.of(new Barcode("AB0012L8")));
        assertEquals(Optional.of(MediaType.LTO7M8), MediaType.of(new Barcode("AB0012M8")));
        assertEquals(Optional.empty(), MediaType.of(new Barcode("AB0012CU")));
        assertEquals(Optional.empty(), MediaType.of(new Barcode("ABL8")));
    }

    @Test
    void attributesAreTextNumbersAndBounded() {
        MamAttribute a = MamAttribute.padded(0x806, MamAttribute.Format.ASCII, "AB", 4, ' ');
        assertArrayEquals(new byte[] {'A', 'B', ' ', ' '}, a.value());
        assertEquals("AB", a.text());
        assertEquals(0x41422020L, a.number());
        assertEquals(0xFFFF, new MamAttribute(0xFFFF, MamAttribute.Format.TEXT,
                new byte[0xFFFF]).value().length);
        assertThrows(IllegalArgumentException.class, () -> new MamAttribute(0x10000,
                MamAttribute.Format.TEXT, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new MamAttribute(0,
                MamAttribute.Format.TEXT, new byte[0x10000]));
        assertThrows(IllegalStateException.class, () -> new MamAttribute(0,
                MamAttribute.Format.BINARY, new byte[9]).number());
    }
}
