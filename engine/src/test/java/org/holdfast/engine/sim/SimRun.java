package org.holdfast.engine.sim;

import java.io.IOException;
import java.util.SplittableRandom;

/** One seed from its beginning to its end. */
final class SimRun {
    /** A power cut comes within so many effects. */
    private static final int SOON = 600;

    private final SimWorld world;
    private final Clients clients;
    private final SourceTree sources;
    private final SplittableRandom dice;
    private int cuts;

    /**
     * What came of a seed.
     *
     * @param digest of everything that happened
     */
    record Outcome(long digest, long events, long effects, long boots, int cuts, String words) {}

    private SimRun(long seed, SourceTree sources, boolean words) throws IOException {
        SplittableRandom root = new SplittableRandom(~seed);
        this.world = new SimWorld(seed, words);
        this.sources = sources;
        this.dice = root.split();
        this.clients = new Clients(world, sources, root.split());
    }

    static Outcome of(long seed, SourceTree sources, boolean words) throws IOException {
        SimRun run = new SimRun(seed, sources, words);
        try {
            return run.perform();
        } finally {
            run.world.end();
        }
    }

    private Outcome perform() throws IOException {
        int acts = 0;
        while (acts < world.shape.acts()) {
            try {
                arm();
                if (!world.running()) {
                    world.start();
                }
                while (acts < world.shape.acts()) {
                    acts++;
                    clients.act();
                }
            } catch (PowerCut e) {
                cuts++;
                world.crash();
            }
        }
        world.power.restore();
        if (dice.nextBoolean() || !world.running()) {
            world.crash();
            world.start();
        }
        new Finale(world, sources).check();
        return new Outcome(world.log.digest(), world.log.events(), world.power.effects(),
                world.boots(), cuts, world.log.text());
    }

    private void arm() {
        if (cuts < world.shape.cuts() && !world.power.armed()) {
            world.power.cutAfter(1 + dice.nextInt(1 + dice.nextInt(SOON)));
        }
    }
}
