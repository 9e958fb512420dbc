package org.holdfast.app.fx.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranges against a set of bits. */
class RangesTest {
    @Test
    void theySayTheSameAsASetOfBits() {
        for (long seed = 1; seed <= 200; seed++) {
            Random chance = new Random(seed);
            Ranges ranges = Ranges.NONE;
            BitSet bits = new BitSet();
            for (int step = 0; step < 60; step++) {
                int from = chance.nextInt(100);
                int to = from + chance.nextInt(12);
                switch (chance.nextInt(3)) {
                    case 0 -> {
                        ranges = ranges.with(from, to);
                        bits.set(from, to);
                    }
                    case 1 -> {
                        ranges = ranges.without(from, to);
                        bits.clear(from, to);
                    }
                    default -> {
                        ranges = ranges.toggled(from);
                        bits.flip(from);
                    }
                }
                assertEquals(bits.cardinality(), ranges.count(), "seed " + seed);
                for (int i = 0; i < 115; i++) {
                    assertEquals(bits.get(i), ranges.contains(i), "seed " + seed + ", " + i);
                }
                long last = -2;
                for (Ranges.Range r : ranges.ranges()) {
                    assertTrue(r.from() > last + 0 && r.from() != last, "touching: " + ranges);
                    last = r.to();
                }
            }
        }
    }

    @Test
    void allIsOneRange() {
        Ranges all = Ranges.of(0, 10_000_000_000L);
        assertEquals(1, all.ranges().size());
        assertEquals(10_000_000_000L, all.count());
        assertTrue(all.contains(9_999_999_999L));
        assertFalse(all.without(5, 6).contains(5));
        assertEquals(2, all.without(5, 6).ranges().size());
        assertEquals(Ranges.NONE, Ranges.of(3, 3));
    }
}
