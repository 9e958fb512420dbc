package org.holdfast.engine.sim;

import java.io.IOException;
import java.util.SplittableRandom;

/** One seed from its beginning to its end. */
final class SimRun {
    /** A power cut comes within so many effects. */
    private static final int SOON = 600;
    /** Or before one of so many that make durable what was written. */
    private static final int FORCES = 60;
    /** One act of so many is followed by an orderly end. */
    private static final int STOPS = 15;

    private final SimWorld world;
    private final Clients clients;
    private final SourceTree sources;
    private final SplittableRandom dice;
    private final SplittableRandom aim;
    private int cuts;
    private int acts;

    /**
     * What came of a seed.
     *
     * @param digest of everything that happened
     */
    record Outcome(long digest, long events, long effects, long boots, Tally tally,
            String words) {}

    private SimRun(long seed, SourceTree sources, boolean words) throws IOException {
        SplittableRandom root = new SplittableRandom(~seed);
        this.world = new SimWorld(seed, words);
        this.sources = sources;
        this.dice = root.split();
        this.clients = new Clients(world, sources, root.split());
        this.aim = root.split();
    }

    static Outcome of(long seed, SourceTree sources, boolean words) throws IOException {
        SimRun run = new SimRun(seed, sources.ofOneLife(), words);
        try {
            return run.perform();
        } finally {
            run.world.end();
            run.sources.forget();
        }
    }

    private Outcome perform() throws IOException {
        while (acts < world.shape.acts()) {
            try {
                arm();
                live();
            } catch (PowerCut e) {
                cuts++;
                if (world.shape.disaster() == SimShape.Disaster.STAGING && cuts == 1) {
                    world.failStaging();
                }
                world.tally.add("POWER_CUT", 1);
                world.crash();
            }
        }
        settle();
        new Finale(world, sources, dice.split()).check();
        return new Outcome(world.log.digest(), world.log.events(), world.power.effects(),
                world.boots(), world.tally, world.log.text());
    }

    private void live() throws IOException {
        if (!world.running() && !started()) {
            acts++;
            return;
        }
        while (acts < world.shape.acts()) {
            acts++;
            world.diskTrouble.weather();
            clients.act();
            if (!world.writable() || dice.nextInt(STOPS) == 0) {
                world.tally.add(world.stop() ? "STOP" : "STOP_NOT_ENDED", 1);
                return;
            }
        }
    }

    private boolean started() throws IOException {
        try {
            world.start();
            return true;
        } catch (IOException e) {
            world.log.note("not started: " + e.getMessage());
            world.tally.add("START_FAILED", 1);
            world.kill();
            return false;
        }
    }

    /** From here on nothing goes wrong. */
    private void settle() throws IOException {
        world.power.restore();
        world.mishaps.off();
        world.door.off();
        world.lessee.off();
        world.diskTrouble.off();
        if (world.running()) {
            switch (dice.nextInt(3)) {
                case 0 -> world.crash();
                case 1 -> world.kill();
                default -> world.stop();
            }
        }
        world.start();
    }

    private void arm() {
        if (cuts < world.shape.cuts() && !world.power.armed()) {
            int effects = 1 + dice.nextInt(1 + dice.nextInt(SOON));
            if (aim.nextInt(3) == 0) {
                world.power.cutBeforeForce(1 + aim.nextInt(1 + aim.nextInt(FORCES)));
            } else {
                world.power.cutAfter(effects);
            }
        }
    }
}
