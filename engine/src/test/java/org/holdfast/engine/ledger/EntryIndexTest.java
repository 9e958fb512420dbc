package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.holdfast.engine.ledger.EntryIndex.Position;
import org.junit.jupiter.api.Test;

class EntryIndexTest {
    private static final long FILE = 100;

    private static long offset(long number) {
        return number * 1000;
    }

    private static EntryIndex upTo(long last) {
        EntryIndex index = new EntryIndex();
        for (long n = 1; n <= last; n++) {
            index.add(n, n < FILE ? 1 : FILE, offset(n));
        }
        return index;
    }

    @Test
    void theLastEntriesAreEnteredWhereTheyBegin() {
        EntryIndex index = upTo(200);
        for (long n = 200; n > 200 - 64; n--) {
            assertEquals(new Position(n, FILE, offset(n)), index.floor(n));
        }
    }

    @Test
    void olderOnesAreEnteredAtTheirStretch() {
        EntryIndex index = upTo(200);
        assertEquals(new Position(129, FILE, offset(129)), index.floor(136));
        assertEquals(new Position(65, 1, offset(65)), index.floor(128));
        assertEquals(new Position(1, 1, offset(1)), index.floor(64));
    }

    @Test
    void sealedFilesAreEnteredAtTheirBeginning() {
        EntryIndex index = new EntryIndex();
        index.addAll(1, 70, 1);
        index.add(71, 71, 0);
        assertEquals(new Position(65, 1, 0), index.floor(70));
        assertEquals(new Position(71, 71, 0), index.floor(71));
    }

    @Test
    void whatIsNotThereIsRefused() {
        EntryIndex index = upTo(64);
        assertThrows(IllegalArgumentException.class, () -> index.floor(0));
        assertThrows(IllegalArgumentException.class, () -> index.floor(65));
    }
}
