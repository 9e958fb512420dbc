package org.holdfast.engine.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeaseTest {
    private static final LeaseTerms MINUTE = new LeaseTerms(Duration.ofMinutes(1), 100);

    private static long sealed(StagingHouse house, int bytes) throws IOException {
        SegmentFiller filler = house.staging.filler(List.of("a", "b"));
        house.fill(filler, new byte[bytes]);
        SealedSegment sealed = filler.seal().sealed().getFirst();
        assertEquals(List.of("a", "b"), sealed.domains());
        return sealed.segment();
    }

    @Test
    void whatIsReadIsNotEvicted() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            long segment = sealed(house, 50);
            List<String> done = new ArrayList<>();
            SegmentReader reader = house.staging.read(segment, MINUTE);
            assertEquals(Eviction.LEASED, house.staging.evict(segment, () -> done.add("ledger")));
            assertEquals(List.of(), done);
            reader.close();
            assertEquals(Eviction.EVICTED, house.staging.evict(segment, () -> done.add("ledger")));
            assertEquals(List.of("ledger"), done);
            assertEquals(Eviction.UNKNOWN, house.staging.evict(segment, () -> done.add("no")));
            assertThrows(NoSuchFileException.class, () -> house.staging.read(segment, MINUTE));
            assertEquals(List.of(), house.files.list(StagingHouse.DIRECTORY));
            assertEquals(0, house.staging.counters().stagedBytes());
        }
    }

    @Test
    void withoutTheLedgersEntryTheSegmentStays() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            long segment = sealed(house, 50);
            assertThrows(IOException.class, () -> house.staging.evict(segment, () -> {
                assertTrue(house.staging.sealed().isEmpty(), "nobody plans with it any more");
                assertEquals(1, house.files.list(StagingHouse.DIRECTORY).size());
                throw new IOException("the ledger is read-only");
            }));
            house.staging.read(segment, MINUTE).close();
            assertEquals(1, house.staging.sealed().size());
        }
    }

    @Test
    void openSegmentsAreReadButNotEvicted() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            house.fill(filler, new byte[50]);
            StagedBlob first = filler.commitPoint().blobs().getFirst();
            house.fill(filler, new byte[50]);
            assertEquals(Eviction.OPEN, house.staging.evict(first.segment(), () -> { }));
            try (SegmentReader reader = house.staging.read(first.segment(), MINUTE)) {
                assertEquals(50, reader.size());
                assertEquals(-1, reader.read(ByteBuffer.allocate(9), 50));
                assertEquals(1, reader.read(ByteBuffer.allocate(9), 49));
                assertThrows(IllegalArgumentException.class, () -> reader.range(1, 50));
            }
            assertEquals(50, house.staging.counters().notSafeBytes());
            house.staging.safe(first.segment());
            assertEquals(0, house.staging.counters().notSafeBytes());
        }
    }

    @Test
    void leasesEndByTimeByBytesAndByForce() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            long segment = sealed(house, 500);
            SegmentReader few = house.staging.read(segment, MINUTE);
            assertEquals(100, few.read(ByteBuffer.allocate(100), 0));
            assertThrows(LeaseEndedException.class, () -> few.read(ByteBuffer.allocate(1), 0));
            few.close();
            SegmentReader late = house.staging.read(segment, MINUTE);
            house.time.advance(Duration.ofSeconds(59));
            assertTrue(late.standing());
            house.time.advance(Duration.ofSeconds(1));
            assertFalse(late.standing());
            assertThrows(LeaseEndedException.class, () -> late.read(ByteBuffer.allocate(1), 0));
            SegmentReader taken = house.staging.read(segment, MINUTE);
            assertEquals(1, house.staging.revoke(segment));
            assertThrows(LeaseEndedException.class, () -> taken.read(ByteBuffer.allocate(1), 0));
            assertEquals(Eviction.EVICTED, house.staging.evict(segment, () -> { }));
        }
    }

    @Test
    void termsHaveLimits() {
        assertThrows(IllegalArgumentException.class, () -> new LeaseTerms(Duration.ZERO, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new LeaseTerms(Duration.ofNanos(1), 0));
    }
}
