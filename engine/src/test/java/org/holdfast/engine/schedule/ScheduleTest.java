package org.holdfast.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private static long waiting(FakeWorld world) {
        return world.state.writes().stream().mapToLong(w -> w.end() - w.from()).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void cartridgesThatCannotBeTakenAreSetAsideAndTheOthersUsed(int drives) {
        for (long seed = 0; seed < 60; seed++) {
            FakeWorld world = new FakeWorld(seed, drives, 12, 0, true, 30_000);
            for (int i = 0; i < 2; i++) {
                world.stuck.add(new Barcode("T%05dL8".formatted(world.random.nextInt(9))));
            }
            int blobs = seal(world, 20, 1500);
            world.run(20_000);
            for (String domain : DOMAINS) {
                assertEquals(blobs, counted(world, domain), "seed " + seed + " " + domain);
            }
            for (DriveState d : world.state.drives().values()) {
                assertTrue(d.usable(), "seed " + seed + " " + d);
            }
            assertTrue(world.state.cartridges().values().stream().allMatch(
                    c -> c.moveFailures() == 0 || world.stuck.contains(c.barcode())));
        }
    }

    @Test
    void aBegunCartridgeThatIsStuckIsTriedThreeTimesAndGetsAnotherChanceFromAPerson() {
        FakeWorld world = new FakeWorld(4, 2, 6, 0, true, 30_000);
        seal(world, 3, 100);
        world.run(5_000);
        Barcode begun = world.domainOf.entrySet().stream()
                .filter(e -> e.getValue().equals("copy-1")).findFirst().orElseThrow().getKey();
        world.stuck.add(begun);
        long before = world.moves;
        world.later(100, new Input.Sealed(List.of(new WriteItem(50, "copy-1", 0, 1, 10, false,
                0))));
        world.later(500, new Input.ReadAsked(new ReadItem(1, begun, 10)));
        world.run(10_000);
        CartridgeStatus aside = world.state.cartridges().get(begun);
        assertTrue(aside.aside(), aside.toString());
        assertEquals("stuck", aside.moveReason());
        assertTrue(world.readsRefused.contains(1L));
        assertTrue(world.moves - before <= 6, "moves: " + (world.moves - before));
        assertTrue(world.counted.get("copy-1").containsKey(50L));
        assertEquals(0, world.state.starved().size());
        world.stuck.clear();
        world.later(1, world.seen());
        world.later(2, new Input.ReadAsked(new ReadItem(2, begun, 10)));
        world.run(10_000);
        assertTrue(world.readsRefused.contains(2L), "a look alone is no help");
        world.later(1, new Input.Attended(FakeWorld.LIB, new TreeSet<>()));
        world.later(2, new Input.ReadAsked(new ReadItem(3, begun, 10)));
        world.run(10_000);
        assertTrue(world.readsDone.contains(3L));
        assertFalse(world.state.cartridges().get(begun).aside());
    }

    @Test
    void allCartridgesAsideIsSaidAsWantOfACartridge() {
        FakeWorld world = new FakeWorld(6, 1, 1, 0, true, 30_000);
        world.stuck.add(new Barcode("T00000L8"));
        int blobs = seal(world, 2, 100);
        world.run(5_000);
        assertEquals(2L * blobs, waiting(world));
        assertEquals(List.of(ScheduleState.Starved.NO_CARTRIDGE,
                ScheduleState.Starved.NO_CARTRIDGE),
                List.copyOf(world.state.starved().values()));
        assertEquals(CartridgeStatus.MOVE_FAILURES, world.moves);
        world.stuck.clear();
        world.elements.put(103, world.elements.remove(100));
        world.later(1, world.seen());
        world.run(5_000);
        assertEquals(1, world.state.starved().size(), "put elsewhere by a hand it is tried again");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aDriveThatTakesNothingIsLeftAndTheCartridgesAreNot(int drives) {
        for (long seed = 0; seed < 60; seed++) {
            FakeWorld world = new FakeWorld(seed, drives, 12, 0, true, 30_000);
            world.deadElements.add(1 + (int) (seed % drives));
            int blobs = seal(world, 60, 1500);
            world.run(30_000);
            for (String domain : DOMAINS) {
                assertEquals(blobs, counted(world, domain), "seed " + seed + " " + domain);
            }
            assertTrue(world.state.cartridges().values().stream()
                    .noneMatch(CartridgeStatus::aside), "seed " + seed);
            assertFalse(world.state.libraries().get(FakeWorld.LIB).down());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aRobotThatMovesNothingIsToBlameForAll(int drives) {
        for (long seed = 0; seed < 20; seed++) {
            FakeWorld world = new FakeWorld(seed, drives, 12, 0, true, 30_000);
            for (int e = 1; e <= 200; e++) {
                world.deadElements.add(e);
            }
            int blobs = seal(world, 10, 1500);
            world.run(5_000);
            assertEquals(2L * blobs, waiting(world));
            assertTrue(world.moves <= Blame.ROBOT_FAILURES, "moves " + world.moves);
            assertTrue(world.state.cartridges().values().stream()
                    .noneMatch(CartridgeStatus::aside), "seed " + seed);
            // With one drive nobody can tell the robot from the drive: either way it is said.
            assertTrue(drives == 1 || world.state.libraries().get(FakeWorld.LIB).down());
            assertTrue(drives == 1 || world.state.drives().values().stream()
                    .allMatch(DriveState::usable), world.state.drives().toString());
            assertEquals(2, world.state.starved().size());
            world.deadElements.clear();
            world.later(1, new Input.Attended(FakeWorld.LIB, new TreeSet<>(world.drives)));
            world.run(20_000);
            for (String domain : DOMAINS) {
                assertEquals(blobs, counted(world, domain), "seed " + seed + " " + domain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void ourOwnDiskCostsNeitherDrivesNorCartridgesNorPatienceOfItems(int drives) {
        long failures = 0;
        for (long seed = 0; seed < 100; seed++) {
            FakeWorld world = new FakeWorld(seed, drives, 12, 0, true, 60_000);
            int blobs = seal(world, 30, 1500);
            world.runSome(20 + (int) seed);
            world.homeFailsUntil = world.now.plusSeconds(2_000);
            long before = world.homeFailures;
            world.runSome(300);
            assertTrue(world.homeFailures - before <= drives, "tried again and again");
            failures += world.homeFailures;
            world.run(20_000);
            for (String domain : DOMAINS) {
                assertEquals(blobs, counted(world, domain), "seed " + seed + " " + domain);
            }
            assertEquals(List.of(), world.givenUp);
            assertTrue(world.state.drives().values().stream().allMatch(
                    d -> d.usable() && d.failures() == 0), "seed " + seed);
            assertEquals(0, world.state.starved().size());
        }
        assertTrue(failures > 30, "it hardly failed: " + failures);
    }

    @Test
    void aSlotThatTakesNothingIsPassedBy() {
        FakeWorld world = new FakeWorld(8, 1, 6, 0, true, 30_000);
        int blobs = seal(world, 6, 500);
        world.later(30, new Input.Tick());
        world.run(2_000);
        List<Integer> homes = List.copyOf(world.elements.keySet());
        for (int slot = 100; slot < 104; slot++) {
            if (!homes.contains(slot)) {
                world.deadElements.add(slot);
            }
        }
        world.later(60, new Input.Sealed(List.of(new WriteItem(70, "copy-1", 0, 1, 10, true, 0),
                new WriteItem(70, "copy-2", 0, 1, 10, true, 0))));
        world.run(10_000);
        assertEquals(blobs + 1, counted(world, "copy-1"));
        assertEquals(blobs + 1, counted(world, "copy-2"));
        assertTrue(world.state.drives().values().stream().allMatch(DriveState::usable));
    }

    @Test
    void drainingEndsThoughTheRobotMovesNothing() {
        for (long seed = 0; seed < 40; seed++) {
            FakeWorld world = new FakeWorld(seed, 2, 12, 0, true, 30_000);
            seal(world, 30, 1500);
            world.runSome(60 + (int) seed);
            for (int e = 1; e <= 200; e++) {
                world.deadElements.add(e);
            }
            world.later(1, new Input.Drain());
            world.run(20_000);
            assertTrue(world.drained, "seed " + seed + " " + world.state);
        }
    }

    @Test
    void whatLiesInAMailSlotIsNotWaitedFor() {
        FakeWorld world = new FakeWorld(9, 1, 3, 0, true, 30_000);
        seal(world, 2, 100);
        world.run(3_000);
        Barcode written = world.domainOf.keySet().stream().sorted().findFirst().orElseThrow();
        ScheduleState state = Schedule.step(world.state, new Input.Moved(FakeWorld.LIB, written,
                world.state.cartridges().get(written).element(), 200), world.now).state();
        var decision = Schedule.step(state, new Input.ReadAsked(new ReadItem(1, written, 10)),
                world.now);
        assertEquals(List.of("in a mail slot"), decision.effects().stream()
                .filter(e -> e instanceof Effect.RefuseRead)
                .map(e -> ((Effect.RefuseRead) e).reason()).toList());
        assertEquals(List.of(), decision.state().reads());
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
