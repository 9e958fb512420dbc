package org.holdfast.engine.catalog.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.holdfast.engine.model.ObjectState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {

    private static int[] masks(Pieces pieces) {
        int[] masks = new int[pieces.end()];
        pieces.each((first, past, mask) -> Arrays.fill(masks, first, past, mask));
        return masks;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void paintsLikeAnArray(long seed) {
        Random random = new Random(seed);
        Pieces pieces = Pieces.EMPTY;
        int[] wanted = new int[0];
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(4) == 0) {
                int grown = wanted.length + random.nextInt(40);
                int old = wanted.length;
                wanted = Arrays.copyOf(wanted, grown);
                Arrays.fill(wanted, old, grown, Pieces.STAGED);
                pieces = pieces.grownTo(grown);
            }
            int first = random.nextInt(wanted.length + 1);
            int past = random.nextInt(wanted.length + 50);
            int bits = random.nextInt(1 << 10);
            Pieces painted = pieces.brush().paint(first, past, mask -> mask ^ bits).done();
            int[] before = wanted.clone();
            for (int i = first; i < Math.min(past, wanted.length); i++) {
                wanted[i] ^= bits;
            }
            int[] rebuilt = before.clone();
            pieces.differences(painted, (from, to, old, now) -> {
                for (int i = from; i < to; i++) {
                    assertEquals(before[i], old, "seed " + seed);
                    rebuilt[i] = now;
                }
            });
            assertArrayEquals(wanted, masks(painted), "seed " + seed);
            assertArrayEquals(wanted, rebuilt, "seed " + seed);
            assertEquals(painted, Pieces.decode(painted.encode()), "seed " + seed);
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], painted.mask(i), "seed " + seed);
            }
            pieces = painted;
        }
    }

    @Test
    void aSegmentCopiedAtOnceIsOnePiece() {
        Pieces pieces = Pieces.EMPTY.grownTo(100).grownTo(1_000_000);
        Pieces copied = pieces.brush().paint(0, 500_000, m -> m | 1)
                .paint(500_000, Integer.MAX_VALUE, m -> m | 1).done();
        assertEquals("0..1000000=1000000001 ", copied.toString());
        assertEquals(5, copied.encode().length);
    }

    @Test
    void statesFollowFromBits() {
        assertEquals(new Standing(ObjectState.SAFE, 2, 2), Standing.of(3, 2));
        assertEquals(new Standing(ObjectState.STAGED, 1, 2), Standing.of(1 | Pieces.STAGED, 2));
        assertEquals(new Standing(ObjectState.DEGRADED, 1, 2), Standing.of(2, 2));
        assertEquals(new Standing(ObjectState.DEGRADED, 0, 2), Standing.of(Pieces.OTHER, 2));
        assertEquals(new Standing(ObjectState.LOST, 0, 2), Standing.of(0, 2));
        assertEquals(new Standing(ObjectState.SAFE, 8, 8), Standing.of(255, 8));
    }

    @Test
    void theWorstOfSeveralStands() {
        Standing lost = Standing.of(0, 2);
        Standing safe = Standing.of(3, 2);
        assertEquals(lost, lost.with(safe));
        assertEquals(lost, safe.with(lost));
        Standing staged = Standing.of(Pieces.STAGED, 3);
        assertEquals(new Standing(ObjectState.DEGRADED, 0, 3),
                Standing.of(1, 2).with(staged));
        assertEquals(staged, Standing.unpack(staged.pack()));
    }

    @Test
    void placesEndWhereTheNumbersEnd() {
        long last = Place.of(Place.MAX_SEGMENT, Integer.MAX_VALUE);
        assertEquals(Place.MAX_SEGMENT, Place.segment(last));
        assertEquals(Integer.MAX_VALUE, Place.ordinal(last));
        assertEquals(last + 1, Place.end(Place.MAX_SEGMENT - 1) + (1L << 31));
        assertThrows(IllegalArgumentException.class, () -> Place.of(Place.MAX_SEGMENT + 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Place.of(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> Place.of(0, -1));
    }
}
