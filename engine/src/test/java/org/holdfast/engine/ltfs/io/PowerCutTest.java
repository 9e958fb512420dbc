package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.junit.jupiter.api.Test;

/** The power is cut at every command of a cartridge's life, before it or behind it. */
class PowerCutTest {
    private static final int BLOCK = 1 << 12;
    private static final int[] KEPT = {0, 1, 2, 5, 1000};

    /** What must be on the cartridge, and what may be if the last commit got through. */
    private static final class Life {
        Map<String, byte[]> certain = new TreeMap<>();
        Map<String, byte[]> next = new TreeMap<>();
        long generation;
        boolean inFlight;

        void begin() {
            inFlight = true;
        }

        void done(long now) {
            certain = new TreeMap<>(next);
            generation = now;
            inFlight = false;
        }
    }

    private static void live(Rig rig, Life life) throws IOException {
        life.begin();
        life.done(rig.format().generation());
        for (int session = 0; session < 2; session++) {
            LtfsVolume volume = rig.mount();
            for (int commit = 0; commit < 2; commit++) {
                for (int i = 0; i < 3; i++) {
                    String name = "f" + session + commit + i;
                    byte[] content = Rig.bytes(name.hashCode(), 1 + i * 3000);
                    Rig.add(volume, name, content);
                    life.next.put(name, content);
                }
                if (commit == 1) {
                    volume.put(new IndexChange.Drop(List.of("f" + session + "00")));
                    life.next.remove("f" + session + "00");
                }
                life.begin();
                life.done(volume.commit("Sync", Rig.NOW, Map.of()).generation());
            }
            volume.unmount(Rig.NOW);
        }
    }

    private static FakeTape tape() {
        return new FakeTape(5_000_000, 50_000_000);
    }

    @Test
    void theLastIndexIsTheStateWhereverThePowerIsCut() throws IOException {
        FakeTape whole = tape();
        live(new Rig(whole, BLOCK), new Life());
        long commands = whole.commands();
        assertTrue(commands > 150, commands + " commands");
        Set<Unclean> seen = EnumSet.noneOf(Unclean.class);
        int halfMade = 0;
        int cuts = 0;
        for (long cut = 0; cut < commands; cut++) {
            for (boolean after : new boolean[] {false, true}) {
                for (int kept : KEPT) {
                    halfMade += cutAt(cut, after, kept, seen) ? 0 : 1;
                    cuts++;
                }
            }
        }
        assertTrue(halfMade > 50 && halfMade < cuts / 3, halfMade + " of " + cuts);
        assertEquals(EnumSet.of(Unclean.BLOCKS_BEHIND_INDEX, Unclean.UNFINISHED_INDEX,
                Unclean.INDEX_PARTITION_BEHIND, Unclean.INDEX_PARTITION_WITHOUT_INDEX), seen);
    }

    /** Says whether there was a volume afterwards. */
    private static boolean cutAt(long cut, boolean after, int kept, Set<Unclean> seen)
            throws IOException {
        String where = "cut at " + cut + (after ? " behind, kept " : " before, kept ") + kept;
        FakeTape tape = tape();
        Rig rig = new Rig(tape, BLOCK);
        Life life = new Life();
        tape.cutPowerAt(cut, after, kept);
        try {
            live(rig, life);
        } catch (FakeTape.PowerCut e) {
            tape.powerOn();
        }
        String before = tape.content();
        LtfsVolume volume;
        try {
            volume = rig.mount();
        } catch (NotAVolumeException e) {
            assertEquals(0, life.generation, where + " " + e);
            return false;
        }
        assertEquals(before, tape.content(), where + ": mounting wrote");
        seen.addAll(volume.finding().unclean());
        check(where, volume, life);
        goOn(where, rig, volume, life);
        return true;
    }

    private static void check(String where, LtfsVolume volume, Life life) throws IOException {
        long generation = volume.finding().index().generation();
        boolean gotThrough = life.inFlight && generation == life.generation + 1;
        assertTrue(generation == life.generation || gotThrough,
                where + ": generation " + generation + " instead of " + life.generation);
        life.certain = gotThrough ? life.next : life.certain;
        assertEquals(List.of(), Rig.differences(volume, life.certain), where);
    }

    private static void goOn(String where, Rig rig, LtfsVolume volume, Life life)
            throws IOException {
        Map<String, byte[]> expected = new TreeMap<>(life.certain);
        byte[] content = Rig.bytes(7, 10_000);
        expected.put("later", content);
        Rig.add(volume, "later", content);
        volume.commit("Sync", Rig.NOW, Map.of());
        volume.unmount(Rig.NOW);
        LtfsVolume again = rig.mountReadOnly();
        assertTrue(again.finding().clean(), where + ": " + again.finding().unclean());
        assertEquals(List.of(), Rig.differences(again, expected), where);
    }
}
