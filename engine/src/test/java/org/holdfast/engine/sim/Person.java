package org.holdfast.engine.sim;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.schedule.CartridgeStatus;

/** Somebody beside a drive without a robot, who sooner or later does what is asked for. */
final class Person {
    private static final int HURRY = 20;

    private final SimWorld world;
    private final SplittableRandom dice;

    Person(SimWorld world, SplittableRandom dice) {
        this.world = world;
        this.dice = dice;
    }

    /** Perhaps does something. */
    void look() {
        if (dice.nextInt(HURRY) > 0) {
            return;
        }
        for (Map.Entry<Barcode, int[]> e : Probe.asked(world.engine()).entrySet()) {
            Optional<String> library = Optional.ofNullable(
                    Probe.schedule(world.engine()).cartridges().get(e.getKey()))
                    .flatMap(CartridgeStatus::library);
            if (library.isPresent()) {
                move(library.get(), e.getValue());
                return;
            }
        }
    }

    private void move(String library, int[] fromTo) {
        try {
            world.submit(new Command.MoveCartridge(SimWorld.ACTOR, library, fromTo[0],
                    fromTo[1]));
        } catch (ArchiveException e) {
            world.log.note("the person may not: " + e.failure().code());
        }
    }
}
