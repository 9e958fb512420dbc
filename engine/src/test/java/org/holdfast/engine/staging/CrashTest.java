package org.holdfast.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.holdfast.engine.env.FakeFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a commit point returned is there after anything. */
final class CrashTest {
    private static final StagingOptions OPTIONS =
            new StagingOptions(64 << 20, 0, 60_000, 12, 20_000, 4096, 1, 10);
    private static final int SEEDS = 60;

    private interface Trouble {
        void plan(FakeFileStore files, Random random);
    }

    /** Puts, drops, commits and seals at random until something fails; true when it did. */
    private static boolean work(StagingHouse house, StagingLedger ledger, Random random,
            Reservation room) {
        try (room; SegmentFiller filler = house.staging.filler(List.of("a"))) {
            for (int i = 0; i < 60; i++) {
                int size = random.nextInt(10) == 0 ? random.nextInt(40_000)
                        : random.nextInt(3000);
                byte[] bytes = StagingHouse.bytes(size, random.nextLong());
                Filled filled = filler.fill(room, StagingHouse.channel(bytes),
                        BlobRequest.of(size));
                if (random.nextInt(8) == 0) {
                    filler.drop(filled);
                } else {
                    ledger.filled(filled.blob(), bytes);
                }
                if (random.nextInt(4) == 0) {
                    ledger.accept(filler.commitPoint());
                }
                if (random.nextInt(20) == 0) {
                    ledger.accept(filler.seal());
                }
            }
            ledger.accept(filler.seal());
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Nothing of what was dropped takes room. */
    private static void filesEndWhereTheyShould(StagingHouse house, FakeFileStore files)
            throws IOException {
        for (SealedSegment sealed : house.staging.sealed()) {
            assertEquals(sealed.bytes(), files.bytes(StagingHouse.DIRECTORY.resolve(
                    Segment.fileName(sealed.segment()))).length);
        }
        assertEquals(house.staging.counters().stagedBytes(), house.staging.sealed().stream()
                .mapToLong(SealedSegment::bytes).sum());
    }

    private static int run(Trouble trouble, boolean crash) throws IOException {
        int troubled = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 7919L);
            FakeFileStore files = new FakeFileStore();
            StagingLedger ledger = new StagingLedger();
            for (int life = 0; life < 3; life++) {
                files.fillAfter(Long.MAX_VALUE);
                StagingHouse house = new StagingHouse(files, StagingHouse.DIRECTORY, OPTIONS,
                        ledger.segments());
                ledger.check(house);
                // reserved before the trouble: the device is fuller than it said
                Reservation room = house.staging.tryReserve(4 << 20).orElseThrow();
                trouble.plan(files, random);
                troubled += work(house, ledger, random, room) ? 1 : 0;
                if (crash) {
                    files.crash(random);
                } else {
                    files.fillAfter(Long.MAX_VALUE);
                    ledger.check(house);
                    filesEndWhereTheyShould(house, files);
                }
            }
            Staging.Opened opened = Staging.open(new org.holdfast.engine.env.Env(
                    new org.holdfast.engine.env.FakeTime(),
                    new org.holdfast.engine.env.SeededChance(1), files,
                    new org.holdfast.engine.env.InlineLanes(
                            new org.holdfast.engine.env.FakeTime())),
                    StagingHouse.DIRECTORY, OPTIONS, List.of(ledger.segments()));
            assertEquals(List.of(), opened.missing(), "seed " + seed);
            assertEquals(ledger.segments().length, files.list(StagingHouse.DIRECTORY).stream()
                    .filter(p -> Segment.numberOf(p) > 0).count());
            assertTrue(ledger.size() > 0 || troubled > 0);
        }
        return troubled;
    }

    @Test
    void powerCutAtAnyEffectLosesNothingAccepted() throws Exception {
        int cuts = run((files, random) -> files.cutPowerAtEffect(
                files.effects() + random.nextInt(120)), true);
        assertTrue(cuts > SEEDS, "power was cut only " + cuts + " times");
    }

    @Test
    void crashAfterWorkLosesNothingAccepted() throws Exception {
        assertEquals(0, run((files, random) -> { }, true));
    }

    @Test
    void oneFailingEffectLosesNothingAccepted() throws Exception {
        int failed = run((files, random) -> files.failEffect(
                files.effects() + random.nextInt(120)), true);
        assertTrue(failed > SEEDS, "only " + failed + " effects failed");
    }

    @Test
    void fullDeviceLosesNothingAccepted() throws Exception {
        int full = run((files, random) -> files.fillAfter(random.nextInt(150_000)), false);
        assertTrue(full > SEEDS, "only " + full + " times full");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4095, 4096, 9999})
    void fillerGoesOnAfterTheDeviceWasFull(long room) throws Exception {
        FakeFileStore files = new FakeFileStore();
        StagingHouse house = new StagingHouse(files, StagingHouse.DIRECTORY, OPTIONS);
        StagingLedger ledger = new StagingLedger();
        SegmentFiller filler = house.staging.filler(List.of());
        byte[] first = StagingHouse.bytes(5000, 1);
        ledger.filled(house.fill(filler, first).blob(), first);
        ledger.accept(filler.commitPoint());
        Reservation reserved = house.staging.tryReserve(10_000).orElseThrow();
        files.fillAfter(room);
        StagingWriteException failure = org.junit.jupiter.api.Assertions.assertThrows(
                StagingWriteException.class, () -> {
                    filler.fill(reserved, StagingHouse.channel(new byte[10_000]),
                            BlobRequest.of(10_000));
                    filler.commitPoint();
                });
        assertTrue(failure.dropped() <= 1);
        reserved.close();
        files.fillAfter(Long.MAX_VALUE);
        assertEquals(5000, house.staging.counters().stagedBytes());
        byte[] second = StagingHouse.bytes(6000, 2);
        StagedBlob blob = house.fill(filler, second).blob();
        assertTrue(blob.segment() > failure.segment());
        ledger.filled(blob, second);
        Committed committed = filler.seal();
        ledger.accept(committed);
        assertEquals(2, committed.sealed().size());
        ledger.check(house);
    }

    @Test
    void lossIsSaidByName() throws Exception {
        FakeFileStore files = new FakeFileStore();
        files.place(StagingHouse.DIRECTORY.resolve("000000000002.segment"), new byte[10]);
        files.place(StagingHouse.DIRECTORY.resolve("000000000003.segment"), new byte[10]);
        files.place(StagingHouse.DIRECTORY.resolve("000000000004.segment"), new byte[10]);
        files.place(StagingHouse.DIRECTORY.resolve("000000000009.segment"), new byte[10]);
        files.place(StagingHouse.DIRECTORY.resolve("notes.txt"), new byte[10]);
        org.holdfast.engine.env.FakeTime time = new org.holdfast.engine.env.FakeTime();
        Staging.Opened opened = Staging.open(new org.holdfast.engine.env.Env(time,
                new org.holdfast.engine.env.SeededChance(1), files,
                new org.holdfast.engine.env.InlineLanes(time)), StagingHouse.DIRECTORY, OPTIONS,
                List.of(new AcceptedSegment(1, 5, 1, false, false),
                        new AcceptedSegment(2, 11, 2, false, false),
                        new AcceptedSegment(3, 9, 2, false, false),
                        new AcceptedSegment(4, 10, 2, true, true),
                        new AcceptedSegment(5, 0, 3, false, false)));
        assertEquals(List.of(new MissingStagedBytes(1, 0, 5), new MissingStagedBytes(2, 10, 11)),
                opened.missing());
        // Blobs without bytes lose nothing with a file: it is there again, empty.
        assertEquals(List.of("000000000001.segment", "000000000002.segment",
                "000000000003.segment", "000000000005.segment", "notes.txt"),
                files.list(StagingHouse.DIRECTORY).stream().map(Object::toString).toList());
        assertEquals(9, files.bytes(StagingHouse.DIRECTORY.resolve("000000000003.segment"))
                .length);
        Reservation room = opened.staging().tryReserve(1).orElseThrow();
        Filled next = opened.staging().filler(List.of()).fill(room,
                StagingHouse.channel(new byte[1]), BlobRequest.of(1));
        assertEquals(10, next.blob().segment());
    }
}
