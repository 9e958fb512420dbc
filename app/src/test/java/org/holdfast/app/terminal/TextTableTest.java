package org.holdfast.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns line up, by characters and not by UTF-16. */
class TextTableTest {
    @Test
    void columnsLineUp() {
        TextTable table = new TextTable("lr", "A", "Size");
        table.row("𝄞𝄞𝄞", "1");
        table.row("", "10,000");
        assertEquals(List.of("A      Size", "𝄞𝄞𝄞       1", "     10,000"), table.lines());
        assertThrows(IllegalArgumentException.class, () -> table.row("a"));
    }
}
