package org.holdfast.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.holdfast.device.vtl.fault.BadSpot;
import org.holdfast.device.vtl.medium.MemoryMedium;

/**
 * What use does to tapes and drives: spots that go bad and stay so, and TapeAlert flags, which a
 * drive raises and nobody has to believe.
 */
final class Wear {
    private static final int EVENTS = 120;
    private static final int FLAGS = 64;
    private static final int LONGEST = 4;
    /** Writing goes on behind the end of data, this far at most. */
    private static final int AHEAD = 30;

    private final SimWorld world;
    private final SplittableRandom dice;
    private int spots;

    Wear(SimWorld world, SplittableRandom dice, int spots) {
        this.world = world;
        this.dice = dice;
        this.spots = spots;
    }

    /** From here on nothing gets worse; what is bad stays so. */
    void off() {
        spots = 0;
    }

    /** Perhaps something has gone bad. */
    void look() {
        if (spots == 0 || dice.nextInt(EVENTS) > 0) {
            return;
        }
        SimLibrary library = world.libraries.get(dice.nextInt(world.libraries.size()));
        library.library.tapeAlert(dice.nextInt(library.library.drives().size()),
                1 + dice.nextInt(FLAGS));
        world.tally.add("TAPE_ALERT", 1);
        List<Map.Entry<String, SimMedium>> written = new ArrayList<>(library.media().entrySet());
        written.removeIf(e -> e.getValue().content().partitions() < 2);
        if (!written.isEmpty()) {
            spots--;
            Map.Entry<String, SimMedium> one = written.get(dice.nextInt(written.size()));
            BadSpot spot = spot(one.getValue().content());
            one.getValue().spots().damage(spot);
            world.log.note(one.getKey() + " " + spot);
            world.tally.add("BAD_SPOT", 1);
        }
    }

    private BadSpot spot(MemoryMedium medium) {
        int partition = dice.nextInt(8) == 0 ? 0 : 1;
        boolean writing = dice.nextInt(3) == 0;
        long end = medium.endOfData(partition);
        long first = writing ? end + dice.nextInt(AHEAD) : dice.nextLong(Math.max(1, end));
        return new BadSpot(partition, first, first + 1 + dice.nextInt(LONGEST), !writing, writing);
    }

    /** How often bad spots were met, for the record. */
    void met() {
        world.libraries.forEach(l -> l.media().values().forEach(m -> m.spots().met().forEach(
                (spot, times) -> world.tally.add(spot.writing() ? "BAD_SPOT write"
                        : "BAD_SPOT read", times))));
    }
}
