package org.holdfast.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryAddressTest {

    @Test
    void eachFormIsRead() {
        assertEquals(new LibraryAddress.Virtual("/srv/a library"),
                LibraryAddress.parse("virtual:/srv/a library"));
        assertEquals(new LibraryAddress.Virtual("C:\\library"),
                LibraryAddress.parse("virtual:C:\\library"));
        assertEquals(new LibraryAddress.Local("/dev/sg3"), LibraryAddress.parse("sg:/dev/sg3"));
        assertEquals(new LibraryAddress.Serial("COM3"), LibraryAddress.parse("serial:COM3"));
        assertEquals(new LibraryAddress.Iscsi("vtl.example.org", 3260, "iqn.2024-01.org:lib", 0),
                LibraryAddress.parse("iscsi://vtl.example.org/iqn.2024-01.org:lib/0"));
        assertEquals(new LibraryAddress.Iscsi("[fe80::1]", 23_260, "iqn.2024-01.org:lib", 16_383),
                LibraryAddress.parse("iscsi://[fe80::1]:23260/iqn.2024-01.org:lib/16383"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual:lib", "sg:/dev/sg0", "serial:/dev/ttyS0",
        "iscsi://h/iqn.a/0", "iscsi://[::1]/iqn.a/3", "iscsi://h:1/naa.5000/2",
        "iscsi://h:65535/eui.02/7"})
    void whatIsReadIsWrittenAgain(String text) {
        assertEquals(text, LibraryAddress.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lib", "/dev/sg3", "tape:/dev/nst0", "VIRTUAL:x", "virtual:",
        "virtual: ", "virtual:a\0b", "sg:", "sg:dev/sg3", "serial:", "iscsi:", "iscsi://",
        "iscsi://h", "iscsi://h/iqn.a", "iscsi://h/iqn.a/", "iscsi://h/iqn.a/x",
        "iscsi://h/iqn.a/-1", "iscsi://h/iqn.a/16384", "iscsi://h/iqn.a/0/0", "iscsi:///iqn.a/0",
        "iscsi://h/lib/0", "iscsi://h:0/iqn.a/0", "iscsi://h:65536/iqn.a/0",
        "iscsi://h:/iqn.a/0", "iscsi://h h/iqn.a/0", "iscsi://[fe80::1/iqn.a/0",
        "iscsi://h/iqn.a/99999999999"})
    void everythingElseIsRefusedWithTheForm(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> LibraryAddress.parse(text));
        assertTrue(e.getMessage().contains(":"), e.getMessage());
    }
}
