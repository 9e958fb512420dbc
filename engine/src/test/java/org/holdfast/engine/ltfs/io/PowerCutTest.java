package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The power is cut at every command of a cartridge's life, before it or behind it, and the drive
 * has written more or less of its buffer.
 */
class PowerCutTest {
    private static final int BLOCK = 1 << 12;
    private static final int[] KEPT = {0, 1, 2, 1000};

    private static FakeTape tape() {
        return new FakeTape(5_000_000, 50_000_000);
    }

    @Test
    void theLastIndexIsTheStateWhereverThePowerIsCut() throws IOException {
        FakeTape whole = tape();
        new CartridgeLife().live(new Rig(whole, BLOCK));
        long commands = whole.commands();
        assertTrue(commands > 150, commands + " commands");
        Set<Unclean> seen = EnumSet.noneOf(Unclean.class);
        int halfMade = 0;
        int cuts = 0;
        for (long cut = 0; cut < commands; cut++) {
            for (boolean after : new boolean[] {false, true}) {
                for (int kept : after ? KEPT : new int[] {0}) {
                    halfMade += cutAt(cut, after, kept, seen) ? 0 : 1;
                    cuts++;
                }
            }
        }
        assertTrue(halfMade > 25 && halfMade < cuts / 3, halfMade + " of " + cuts);
        assertEquals(EnumSet.of(Unclean.BLOCKS_BEHIND_INDEX, Unclean.UNFINISHED_INDEX,
                Unclean.INDEX_PARTITION_BEHIND, Unclean.INDEX_PARTITION_WITHOUT_INDEX), seen);
    }

    /** Says whether there was a volume afterwards. */
    private static boolean cutAt(long cut, boolean after, int kept, Set<Unclean> seen)
            throws IOException {
        String where = "cut at " + cut + (after ? " behind, kept " : " before, kept ") + kept;
        FakeTape tape = tape();
        Rig rig = new Rig(tape, BLOCK);
        CartridgeLife life = new CartridgeLife();
        tape.cutPowerAt(cut, after, kept);
        try {
            life.live(rig);
        } catch (FakeTape.PowerCut e) {
            tape.powerOn();
        }
        String before = tape.content();
        LtfsVolume volume;
        try {
            volume = rig.mount();
        } catch (NotAVolumeException e) {
            assertEquals(0, life.generation(), where + " " + e);
            return false;
        }
        assertEquals(before, tape.content(), where + ": mounting wrote");
        seen.addAll(volume.finding().unclean());
        life.check(where, volume);
        life.goOn(where, rig, volume);
        return true;
    }
}
