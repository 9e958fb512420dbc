package org.holdfast.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.engine.env.FakeFileStore;
import org.junit.jupiter.api.Test;

final class RoomTest {
    private static final StagingOptions OPTIONS =
            new StagingOptions(1000, 300, 600, 10, 400, 4096, 1, 2);

    private static Throwable cause(CompletableFuture<Reservation> wish) {
        return assertThrows(java.util.concurrent.CompletionException.class, wish::join)
                .getCause();
    }

    @Test
    void limitIsGivenAndNotOneByteMore() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(OPTIONS)) {
            assertTrue(house.staging.tryReserve(1001).isEmpty());
            Reservation all = house.staging.tryReserve(1000).orElseThrow();
            assertTrue(house.staging.tryReserve(1).isEmpty());
            assertTrue(house.staging.tryReserve(0).isPresent());
            assertEquals(0, house.staging.counters().freeBytes());
            all.close();
            all.close();
            assertEquals(1000, house.staging.counters().freeBytes());
            assertTrue(cause(house.staging.reserve(1001)) instanceof StagingFullException);
        }
    }

    @Test
    void theLedgersRoomOnTheDeviceIsNeverGiven() throws Exception {
        FakeFileStore files = new FakeFileStore();
        files.fillAfter(800);
        try (StagingHouse house = new StagingHouse(files, StagingHouse.DIRECTORY, OPTIONS)) {
            assertTrue(house.staging.tryReserve(501).isEmpty());
            Reservation all = house.staging.tryReserve(500).orElseThrow();
            assertTrue(house.staging.tryReserve(1).isEmpty());
            CompletableFuture<Reservation> waits = house.staging.reserve(1);
            files.fillAfter(801);
            assertFalse(waits.isDone());
            house.staging.lookAgain();
            assertTrue(waits.isDone());
            assertEquals(500, all.left());
        }
    }

    @Test
    void roomThatOthersFreeOnTheDeviceIsSeen() throws Exception {
        FakeFileStore files = new FakeFileStore();
        files.fillAfter(300);
        try (StagingHouse house = new StagingHouse(files, StagingHouse.DIRECTORY, OPTIONS)) {
            CompletableFuture<Reservation> waits = house.staging.reserve(100);
            house.inline.advance(Duration.ofSeconds(60));
            assertFalse(waits.isDone());
            files.fillAfter(400);
            assertFalse(waits.isDone());
            house.inline.advance(Duration.ofSeconds(1));
            assertTrue(waits.isDone());
        }
    }

    @Test
    void firstComeFirstServedAndTooManyAreRefused() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(OPTIONS)) {
            Reservation all = house.staging.tryReserve(1000).orElseThrow();
            CompletableFuture<Reservation> large = house.staging.reserve(900);
            CompletableFuture<Reservation> small = house.staging.reserve(100);
            assertTrue(cause(house.staging.reserve(1)) instanceof StagingFullException);
            assertEquals(2, house.staging.counters().waiting());
            assertEquals(1000, house.staging.counters().waitingBytes());
            all.close();
            assertTrue(large.isDone() && small.isDone());
            assertEquals(0, house.staging.counters().waiting());
        }
    }

    @Test
    void whoGivesUpLetsTheNextGoOn() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(OPTIONS)) {
            Reservation most = house.staging.tryReserve(600).orElseThrow();
            CompletableFuture<Reservation> large = house.staging.reserve(900);
            CompletableFuture<Reservation> small = house.staging.reserve(100);
            assertFalse(small.isDone());
            assertTrue(house.staging.tryReserve(1).isEmpty(), "nobody overtakes");
            large.cancel(false);
            assertTrue(small.isDone());
            assertEquals(600, most.left());
        }
    }

    @Test
    void evictionMakesRoomForWhoWaits() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(OPTIONS)) {
            SegmentFiller filler = house.staging.filler(List.of());
            house.fill(filler, new byte[500]);
            SealedSegment sealed = filler.seal().sealed().getFirst();
            CompletableFuture<Reservation> waits = house.staging.reserve(800);
            assertFalse(waits.isDone());
            assertEquals(Eviction.EVICTED, house.staging.evict(sealed.segment(), () -> { }));
            assertEquals(800, waits.join().left());
        }
    }

    @Test
    void patienceEndsOnlyWhatHasWaitedSoLong() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(OPTIONS)) {
            house.staging.tryReserve(1000).orElseThrow();
            CompletableFuture<Reservation> early = house.staging.reserve(10);
            house.staging.patience(Optional.of(Duration.ofSeconds(60)));
            house.inline.advance(Duration.ofSeconds(30));
            CompletableFuture<Reservation> late = house.staging.reserve(20);
            house.inline.advance(Duration.ofSeconds(30));
            StagingFullException refused = (StagingFullException) cause(early);
            assertEquals(10, refused.asked());
            assertEquals(0, refused.free());
            assertFalse(late.isDone());
            house.staging.patience(Optional.empty());
            house.inline.advance(Duration.ofSeconds(300));
            assertFalse(late.isDone());
        }
    }

    @Test
    void aDeviceThatCannotBeAskedIsAFailureNotAHang() throws Exception {
        Room room = new Room(OPTIONS, () -> {
            throw new IOException("no answer");
        }, new org.holdfast.engine.env.InlineLanes(
                new org.holdfast.engine.env.FakeTime()).lane("x"));
        assertTrue(cause(room.reserve(1)) instanceof IOException);
    }

    @Test
    void optionsHaveLimits() {
        new StagingOptions(1, 0, 1, 1_000_000, 0, 64 << 20, 64, 1);
        List<org.junit.jupiter.api.function.Executable> bad = List.of(
                () -> new StagingOptions(0, 0, 1, 1, 0, 4096, 1, 1),
                () -> new StagingOptions(1, -1, 1, 1, 0, 4096, 1, 1),
                () -> new StagingOptions(1, 0, 0, 1, 0, 4096, 1, 1),
                () -> new StagingOptions(1, 0, 1, 0, 0, 4096, 1, 1),
                () -> new StagingOptions(1, 0, 1, 1_000_001, 0, 4096, 1, 1),
                () -> new StagingOptions(1, 0, 1, 1, 2, 4096, 1, 1),
                () -> new StagingOptions(1, 0, 1, 1, 0, 4095, 1, 1),
                () -> new StagingOptions(1, 0, 1, 1, 0, (64 << 20) + 4096, 1, 1),
                () -> new StagingOptions(1, 0, 1, 1, 0, 4096, 0, 1),
                () -> new StagingOptions(1, 0, 1, 1, 0, 4096, 65, 1),
                () -> new StagingOptions(1, 0, 1, 1, 0, 4096, 1, 0));
        bad.forEach(e -> assertThrows(IllegalArgumentException.class, e));
    }
}
