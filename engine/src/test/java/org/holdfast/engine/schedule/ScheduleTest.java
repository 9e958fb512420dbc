package org.holdfast.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final List<String> DOMAINS = List.of("copy-1", "copy-2");

    /** Seals {@code segments} segments for both domains; returns how many blobs that are. */
    private static int seal(FakeWorld world, int segments, int bytes) {
        int blobs = 0;
        for (int s = 1; s <= segments; s++) {
            int n = 1 + world.random.nextInt(5);
            blobs += n;
            for (String domain : DOMAINS) {
                world.later(world.random.nextInt(200), new Input.Sealed(List.of(new WriteItem(s,
                        domain, 0, n, 1 + world.random.nextInt(bytes),
                        world.random.nextBoolean(), 0))));
            }
        }
        return blobs;
    }

    private static long counted(FakeWorld world, String domain) {
        return world.counted.getOrDefault(domain, java.util.Map.of()).values().stream()
                .mapToLong(TreeSet::size).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void everyDomainGetsEverythingOnce(int drives) {
        for (long seed = 0; seed < 150; seed++) {
            FakeWorld world = new FakeWorld(seed, drives, 12, 0, seed % 5 != 0, 30_000);
            int blobs = seal(world, 40, 1500);
            world.run(20_000);
            for (String domain : DOMAINS) {
                assertEquals(blobs, counted(world, domain), "seed " + seed + " " + domain);
            }
            assertTrue(world.state.quiet(), "seed " + seed);
            assertEquals(List.of(), world.givenUp);
        }
    }

    @Test
    void troubleCostsTimeAndNotBlobs() {
        long lost = 0;
        for (long seed = 0; seed < 400; seed++) {
            FakeWorld world = new FakeWorld(seed, 4, 24, 0.03, true, 30_000);
            int blobs = seal(world, 30, 1500);
            world.run(40_000);
            for (String domain : DOMAINS) {
                long waiting = world.state.writes().stream()
                        .filter(w -> w.domain().equals(domain))
                        .mapToLong(w -> w.end() - w.from()).sum();
                long given = world.givenUp.stream().filter(w -> w.domain().equals(domain))
                        .mapToLong(w -> w.end() - w.from()).sum();
                assertEquals(blobs, counted(world, domain) + waiting + given,
                        "seed " + seed + " " + domain);
                if (waiting > 0) {
                    lost++;
                    assertTrue(world.state.starved().containsKey(domain),
                            "seed " + seed + ": waits and nobody is told: " + world.state);
                }
            }
        }
        assertTrue(lost < 200, "nearly everything starves: " + lost);
    }

    @Test
    void readsAreAnsweredWhileDrivesWrite() {
        for (long seed = 0; seed < 150; seed++) {
            FakeWorld world = new FakeWorld(seed, 1 + (int) (seed % 3), 12, 0, true, 30_000);
            seal(world, 30, 1500);
            world.run(20_000);
            List<Barcode> ours = List.copyOf(new TreeSet<>(world.domainOf.keySet()));
            for (int t = 0; t < 20; t++) {
                world.later(world.random.nextInt(300), new Input.ReadAsked(new ReadItem(t,
                        ours.get(world.random.nextInt(ours.size())), 10)));
            }
            for (int s = 100; s < 130; s++) {
                world.later(world.random.nextInt(300), new Input.Sealed(List.of(
                        new WriteItem(s, "copy-1", 0, 1, 500, false, 0))));
            }
            world.run(40_000);
            assertEquals(20, world.readsDone.size(), "seed " + seed + " " + world.readsRefused);
        }
    }

    @Test
    void aMissingCartridgeIsSaid() {
        FakeWorld world = new FakeWorld(1, 1, 2, 0, true, 1000);
        world.later(1, new Input.ReadAsked(new ReadItem(7, new Barcode("NOTHERL8"), 1)));
        world.run(100);
        assertTrue(world.readsRefused.contains(7L));
    }

    @Test
    void drainingClosesEverything() {
        for (long seed = 0; seed < 200; seed++) {
            FakeWorld world = new FakeWorld(seed, 3, 12, 0, seed % 4 != 0, 30_000);
            seal(world, 30, 1500);
            world.later(world.random.nextInt(300), new Input.Drain());
            world.run(20_000);
            assertTrue(world.drained, "seed " + seed + " " + world.state);
            assertEquals(0, world.mounted.size());
        }
    }

    @Test
    void nothingIsStarvedOfACartridgeInSilence() {
        FakeWorld world = new FakeWorld(3, 2, 1, 0, true, 30_000);
        seal(world, 3, 100);
        world.run(5_000);
        assertEquals(1, world.state.starved().size());
        assertTrue(world.state.starved().containsValue(ScheduleState.Starved.NO_CARTRIDGE));
    }

    @Test
    void aFullCartridgeIsFollowedByTheNext() {
        FakeWorld world = new FakeWorld(5, 2, 12, 0, true, 2_000);
        int blobs = seal(world, 15, 900);
        world.run(10_000);
        assertEquals(blobs, counted(world, "copy-1"));
        assertEquals(blobs, counted(world, "copy-2"));
        assertTrue(world.domainOf.size() > 4, "it all went to " + world.domainOf.size());
    }

    @Test
    void aPersonsMoveWaitsForTheDrive() {
        FakeWorld world = new FakeWorld(9, 1, 3, 0, true, 30_000);
        seal(world, 2, 100);
        world.run(3_000);
        ScheduleState state = world.state;
        Instant now = world.now.plusSeconds(60);
        var decision = Schedule.step(state, new Input.MoveAsked(
                new MoveItem(1, FakeWorld.LIB, 100, 129)), now);
        assertTrue(decision.effects().stream().anyMatch(e -> e instanceof Effect.Move m
                && m.to() == 129) || decision.effects().stream()
                .anyMatch(e -> e instanceof Effect.RefuseMove), decision.effects().toString());
    }
}
