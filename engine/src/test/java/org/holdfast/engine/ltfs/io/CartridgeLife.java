package org.holdfast.engine.ltfs.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.engine.ltfs.format.IndexChange;

/**
 * A cartridge is formatted, mounted, written, committed, unmounted, twice; and what must be on it
 * if the power is cut on the way.
 */
final class CartridgeLife {
    private Map<String, byte[]> certain = new TreeMap<>();
    private final Map<String, byte[]> next = new TreeMap<>();
    private long generation;
    private boolean inFlight;

    /** Generation of the last commit that returned, 0 before the format has. */
    long generation() {
        return generation;
    }

    private void done(long now) {
        certain = new TreeMap<>(next);
        generation = now;
        inFlight = false;
    }

    void live(Rig rig) throws IOException {
        done(rig.format().generation());
        for (int session = 0; session < 2; session++) {
            LtfsVolume volume = rig.mount();
            if (volume.finding().index().generation() != generation) {
                volume.abandon();
                throw new IOException("not what the ledger says");
            }
            for (int commit = 0; commit < 2; commit++) {
                for (int i = 0; i < 3; i++) {
                    String name = "f" + session + commit + i;
                    byte[] content = Rig.bytes(name.hashCode(), 1 + i * 3000);
                    Rig.add(volume, name, content);
                    next.put(name, content);
                }
                if (commit == 1) {
                    volume.put(new IndexChange.Drop(List.of("f" + session + "00")));
                    next.remove("f" + session + "00");
                }
                inFlight = true;
                done(volume.commit("Sync", Rig.NOW, Map.of()).generation());
            }
            volume.unmount(Rig.NOW);
        }
    }

    /** The state is the last commit, or the one that was under way. */
    void check(String where, LtfsVolume volume) throws IOException {
        long found = volume.finding().index().generation();
        boolean gotThrough = generation == 0 && found == 1
                || inFlight && found == generation + 1;
        assertTrue(found == generation || gotThrough,
                where + ": generation " + found + " instead of " + generation);
        certain = gotThrough && generation > 0 ? next : certain;
        assertEquals(List.of(), Rig.differences(volume, certain), where);
    }

    /** Life goes on, and ends in order. */
    void goOn(String where, Rig rig, LtfsVolume volume) throws IOException {
        Map<String, byte[]> expected = new TreeMap<>(certain);
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
