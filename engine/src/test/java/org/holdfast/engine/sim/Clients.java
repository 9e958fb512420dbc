package org.holdfast.engine.sim;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.run.Probe;
import org.holdfast.engine.schedule.CartridgeStatus;

/** What clients ask of the archive, drawn from the seed. */
final class Clients {
    private final SimWorld world;
    private final SourceTree sources;
    private final SplittableRandom dice;
    private int restores;

    Clients(SimWorld world, SourceTree sources, SplittableRandom dice) {
        this.world = world;
        this.sources = sources;
        this.dice = dice;
    }

    /** Something is asked for; refusals are fine. Then some time passes. */
    void act() throws IOException {
        try {
            Optional<String> bucket = bucket();
            int die = dice.nextInt(20);
            if (bucket.isEmpty() || die == 0) {
                createBuckets();
            } else if (die < 11) {
                put(bucket.get());
            } else if (die < 13) {
                remove(bucket.get());
            } else if (die < 15) {
                world.submit(new Command.EvictStaging(SimWorld.ACTOR));
            } else if (die < 17) {
                get(bucket.get());
            } else if (die == 17) {
                move();
            } else if (die == 18 && dice.nextInt(3) == 0) {
                clock();
            } else {
                pause(dice.nextInt(100));
            }
        } catch (ArchiveException e) {
            world.log.note("refused " + e.failure().code());
        }
        events(dice.nextInt(4) == 0 ? dice.nextInt(2_000) : dice.nextInt(60));
    }

    private Optional<String> bucket() {
        List<String> names = new ArrayList<>(new TreeSet<>(world.model.buckets().values()));
        return names.isEmpty() ? Optional.empty()
                : Optional.of(names.get(dice.nextInt(names.size())));
    }

    private void createBuckets() throws ArchiveException {
        for (int i = 0; i < world.shape.copies().size(); i++) {
            if (!world.model.buckets().containsValue("bucket" + i)) {
                world.submit(new Command.CreateBucket(SimWorld.ACTOR, "bucket" + i,
                        world.shape.copies().get(i)));
            }
        }
    }

    private void put(String bucket) throws ArchiveException {
        List<String> paths = new ArrayList<>();
        int edition = dice.nextInt(SourceTree.EDITIONS);
        int small = dice.nextInt(16);
        for (int i = 0; i < small; i++) {
            paths.add(sources.argument(edition, dice.nextInt(SourceTree.SMALL)));
        }
        if (dice.nextInt(4) == 0) {
            paths.add(sources.argument(edition,
                    SourceTree.SMALL + dice.nextInt(SourceTree.MIDDLE)));
        }
        if (dice.nextInt(12) == 0) {
            paths.add(sources.argument(edition, SourceTree.SMALL + SourceTree.MIDDLE
                    + dice.nextInt(SourceTree.LARGE)));
        }
        world.submit(new Command.Put(SimWorld.ACTOR, bucket,
                paths.stream().distinct().toList()));
    }

    private String key() {
        String path = sources.argument(0, dice.nextInt(SourceTree.SMALL));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void remove(String bucket) throws ArchiveException {
        String key = key();
        boolean folder = !key.startsWith("file");
        world.submit(new Command.Remove(SimWorld.ACTOR, bucket, folder ? key + "/" : key, folder,
                dice.nextInt(3) == 0));
    }

    private void get(String bucket) throws ArchiveException {
        world.submit(new Command.Get(SimWorld.ACTOR, bucket, "",
                sources.target("by-the-way-" + restores++).toString(),
                dice.nextBoolean() ? Optional.empty() : Optional.of(1 + dice.nextInt(2)), true));
    }

    /** Somebody has the robot carry a cartridge to another place. */
    private void move() throws ArchiveException {
        List<CartridgeStatus> all = List.copyOf(
                Probe.schedule(world.engine()).cartridges().values());
        SimLibrary library = world.libraries.get(dice.nextInt(world.libraries.size()));
        List<Integer> places = library.places();
        if (!all.isEmpty() && !places.isEmpty()) {
            world.submit(new Command.MoveCartridge(SimWorld.ACTOR, library.name,
                    all.get(dice.nextInt(all.size())).element(),
                    places.get(dice.nextInt(places.size()))));
        }
    }

    /** The wall clock is set: back an hour, or on by more than the time for undoing. */
    private void clock() {
        Instant now = world.time.now();
        world.time.jumpTo(dice.nextBoolean() ? now.minus(Duration.ofHours(1))
                : now.plus(Duration.ofDays(31)));
        world.tally.add("CLOCK_SET", 1);
    }

    private void events(int count) throws IOException {
        for (int i = 0; i < count && world.step(); i++) {
            // each one is checked as it happens
        }
    }

    private void pause(int seconds) throws IOException {
        long end = world.time.nanos() + Duration.ofSeconds(seconds).toNanos();
        world.run(() -> world.time.nanos() >= end, Duration.ofSeconds(seconds));
    }
}
