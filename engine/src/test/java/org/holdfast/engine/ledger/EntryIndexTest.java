package org.holdfast.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Where the ledger is entered: exactly at its end, at most 63 entries early elsewhere. */
class EntryIndexTest {
    private static final long ENTRIES = 1_000;

    @Test
    void theLastEntriesAreFoundExactlyAndTheOthersNearby() {
        EntryIndex index = new EntryIndex();
        for (long n = 1; n <= ENTRIES; n++) {
            index.add(n, 1, 100 * n);
        }
        for (long n = 1; n <= ENTRIES; n++) {
            boolean late = n > ENTRIES - EntryIndex.LATE;
            long place = late ? n : (n - 1) / 64 * 64 + 1;
            assertEquals(new EntryIndex.Position(place, 1, 100 * place), index.floor(n));
        }
        assertThrows(IllegalArgumentException.class, () -> index.floor(0));
        assertThrows(IllegalArgumentException.class, () -> index.floor(2 * ENTRIES));
    }

    @Test
    void entriesOfSealedFilesHaveNoPlaceOfTheirOwn() {
        EntryIndex index = new EntryIndex();
        index.addAll(1, 100, 1);
        assertEquals(new EntryIndex.Position(65, 1, 0), index.floor(100));
        index.add(101, 101, 7);
        assertEquals(new EntryIndex.Position(101, 101, 7), index.floor(101));
    }
}
