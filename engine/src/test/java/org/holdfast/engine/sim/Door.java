package org.holdfast.engine.sim;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Somebody who opens the door of a library now and then and puts cartridges elsewhere. */
final class Door {
    /** Visits in a life, of those in which anybody comes. */
    private static final int VISITS = 4;
    private static final int LIVES = 3;
    private static final int EVENTS = 150;

    private final SimWorld world;
    private final SplittableRandom dice;
    private int visits;

    Door(SimWorld world, SplittableRandom dice) {
        this.world = world;
        this.dice = dice;
        this.visits = dice.nextInt(LIVES) == 0 ? VISITS : 0;
    }

    /** Nobody comes any more. */
    void off() {
        visits = 0;
    }

    /** Perhaps somebody is there. */
    void visit() throws IOException {
        if (visits == 0 || dice.nextInt(EVENTS) > 0) {
            return;
        }
        List<SimLibrary> robots = world.libraries.stream().filter(l -> !l.lone()).toList();
        if (!robots.isEmpty()) {
            visits--;
            SimLibrary library = robots.get(dice.nextInt(robots.size()));
            int first = library.library.plan().addresses().slots();
            int slots = library.library.plan().slots();
            int slot = first + dice.nextInt(slots);
            int other = first + dice.nextInt(slots);
            library.library.exchangeByHand(slot, other);
            world.log.note(library.name + " exchanged " + slot + " " + other);
            world.tally.add("CARTRIDGES_EXCHANGED", 1);
        }
    }
}
