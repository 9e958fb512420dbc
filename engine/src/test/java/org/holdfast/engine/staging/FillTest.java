package org.holdfast.engine.staging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.env.FakeFileStore;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.model.Metadata.Hole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FillTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, 8 << 20,
        (8 << 20) + 1, (13 << 20) + 77})
    void everySizeComesBackFromTheDisk(int size) throws Exception {
        try (StagingHouse house = new StagingHouse(new DiskFileStore(), temp,
                StagingOptions.ofLimit(1L << 30))) {
            byte[] before = StagingHouse.bytes(5, 100);
            byte[] bytes = StagingHouse.bytes(size, size);
            SegmentFiller filler = house.staging.filler(List.of("copy-1"));
            house.fill(filler, before);
            Filled filled = house.fill(filler, bytes);
            Committed committed = filler.seal();
            assertTrue(filled.exact());
            assertTrue(committed.blobs().contains(filled.blob()));
            assertEquals(StagingHouse.sha256(bytes), filled.blob().sha256());
            assertArrayEquals(bytes, house.read(filled.blob()));
            assertEquals(size > 8 << 20 ? 2 : 1, committed.sealed().size());
        }
    }

    @Test
    void commitPointsInTheMiddleOfABlockKeepWhatWasThere() throws Exception {
        try (StagingHouse house = new StagingHouse(new DiskFileStore(), temp,
                StagingOptions.ofLimit(1L << 30))) {
            SegmentFiller filler = house.staging.filler(List.of("copy-1"));
            for (int i = 0; i < 300; i++) {
                byte[] bytes = StagingHouse.bytes(i * 37, i);
                StagedBlob blob = house.fill(filler, bytes).blob();
                if (i % 3 == 0) {
                    assertTrue(filler.commitPoint().blobs().contains(blob));
                    assertArrayEquals(bytes, house.read(blob));
                }
            }
            assertEquals(1, filler.seal().sealed().size());
        }
    }

    @Test
    void holesAreDigestedButNotStored() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            byte[] whole = new byte[300_000];
            byte[] stored = StagingHouse.bytes(100_000, 3);
            System.arraycopy(stored, 0, whole, 0, 40_000);
            System.arraycopy(stored, 40_000, whole, 200_000, 60_000);
            List<Hole> holes = List.of(new Hole(40_000, 160_000), new Hole(260_000, 40_000));
            MessageDigest object = MessageDigest.getInstance("SHA-256");
            SegmentFiller filler = house.staging.filler(List.of());
            BlobRequest request = new BlobRequest(300_000, true, holes, Optional.of(object));
            Filled filled = house.fill(filler, stored, request);
            filler.seal();
            assertEquals(StagingHouse.sha256(whole), filled.blob().sha256());
            assertEquals(StagingHouse.sha256(whole),
                    java.util.HexFormat.of().formatHex(object.digest()));
            assertEquals(100_000, filled.blob().stored());
            assertArrayEquals(stored, house.read(filled.blob()));
        }
    }

    @Test
    void contentThatEndsEarlyOrGoesOnIsSaid() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            Filled brief = house.fill(filler, new byte[9], BlobRequest.of(10));
            assertEquals(9, brief.blob().length());
            assertFalse(brief.exact());
            Filled longer = house.fill(filler, new byte[11], BlobRequest.of(10));
            assertEquals(10, longer.blob().length());
            assertTrue(longer.surplus());
            Filled part = house.fill(filler, new byte[11],
                    new BlobRequest(10, false, List.of(), Optional.empty()));
            assertTrue(part.exact());
            filler.drop(part);
            assertThrows(IllegalStateException.class, () -> filler.drop(brief));
            filler.drop(longer);
            assertEquals(List.of(brief.blob()), filler.seal().blobs());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50_000, 2_000_000})
    void failingContentTakesOnlyItselfBack(int size) throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            StagedBlob first = house.fill(filler, StagingHouse.bytes(700, 1)).blob();
            assertThrows(IOException.class, () -> house.fill(filler,
                    new FailingContent(size / 2), BlobRequest.of(size)));
            byte[] after = StagingHouse.bytes(900, 2);
            StagedBlob second = house.fill(filler, after).blob();
            assertEquals(List.of(first, second), filler.seal().blobs());
            assertArrayEquals(after, house.read(second));
            assertEquals(1600, house.staging.counters().stagedBytes());
            assertEquals(1, house.staging.sealed().size());
        }
    }

    @Test
    void segmentsEndAtTheirLimitsAndNotBefore() throws Exception {
        StagingOptions few = new StagingOptions(1 << 20, 0, 1000, 3, 500, 4096, 1, 1);
        try (StagingHouse house = StagingHouse.inMemory(few)) {
            SegmentFiller filler = house.staging.filler(List.of());
            for (int i = 0; i < 4; i++) {
                house.fill(filler, new byte[1]);
            }
            Committed members = filler.commitPoint();
            assertEquals(List.of(3), members.sealed().stream().map(SealedSegment::members)
                    .toList());
            filler.seal();
            house.fill(filler, new byte[500]);
            house.fill(filler, new byte[500]);
            house.fill(filler, new byte[500]);
            house.fill(filler, new byte[500 - 1]);
            house.fill(filler, new byte[2]);
            assertEquals(List.of(1000L, 999L, 2L), filler.seal().sealed().stream()
                    .map(SealedSegment::bytes).toList());
            house.fill(filler, new byte[501]);
            house.fill(filler, new byte[1]);
            Committed large = filler.commitPoint();
            assertEquals(List.of(501L), large.sealed().stream().map(SealedSegment::bytes)
                    .toList());
            assertEquals(2, large.blobs().size());
        }
    }

    @Test
    void contentThatNeverGivesAnythingIsRefused() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            assertThrows(IOException.class, () -> house.fill(filler, new FailingContent(-1),
                    BlobRequest.of(10)));
        }
    }

    @Test
    void moreThanReservedIsAProgrammingError() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL);
                Reservation room = house.staging.tryReserve(9).orElseThrow()) {
            SegmentFiller filler = house.staging.filler(List.of());
            assertThrows(IllegalArgumentException.class, () -> filler.fill(room,
                    StagingHouse.channel(new byte[10]), BlobRequest.of(10)));
            filler.fill(room, StagingHouse.channel(new byte[9]), BlobRequest.of(9));
            assertEquals(0, room.left());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000_000, 30_000_001})
    void blobsOfOneObjectGiveItsDigestBesideTheirOwn(int size) throws Exception {
        try (StagingHouse house = new StagingHouse(new DiskFileStore(), temp,
                StagingOptions.ofLimit(1L << 30))) {
            MessageDigest object = MessageDigest.getInstance("SHA-256");
            MessageDigest expected = MessageDigest.getInstance("SHA-256");
            SegmentFiller filler = house.staging.filler(List.of());
            for (int i = 0; i < 3; i++) {
                byte[] bytes = StagingHouse.bytes(size, i);
                expected.update(bytes);
                StagedBlob blob = house.fill(filler, bytes, new BlobRequest(size, i == 2,
                        List.of(), Optional.of(object))).blob();
                assertEquals(StagingHouse.sha256(bytes), blob.sha256());
                filler.commitPoint();
                assertArrayEquals(bytes, house.read(blob));
            }
            assertArrayEquals(expected.digest(), object.digest());
        }
    }

    @Test
    void aWriteThatFailsBesideIsSaidBeforeAnythingCounts() throws Exception {
        FakeFileStore files = new FakeFileStore();
        try (StagingHouse house = new StagingHouse(files, StagingHouse.DIRECTORY,
                StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            byte[] kept = StagingHouse.bytes(100, 1);
            StagedBlob first = house.fill(filler, kept).blob();
            filler.commitPoint();
            files.fillAfter(64 << 10);
            // nobody writes before somebody needs it
            house.inline.hold();
            StagedBlob second = house.fill(filler, new byte[100_000]).blob();
            assertEquals(first.segment(), second.segment());
            StagingWriteException e = assertThrows(StagingWriteException.class,
                    filler::commitPoint);
            assertEquals(first.segment(), e.segment());
            files.fillAfter(Long.MAX_VALUE);
            house.inline.release();
            byte[] after = StagingHouse.bytes(70_000, 2);
            StagedBlob third = house.fill(filler, after).blob();
            assertTrue(third.segment() != first.segment());
            Committed committed = filler.seal();
            assertEquals(List.of(third), committed.blobs());
            assertEquals(2, committed.sealed().size());
            assertArrayEquals(kept, house.read(first));
            assertArrayEquals(after, house.read(third));
        }
    }

    @Test
    void whatIsTakenBackWhileItIsWrittenLeavesNothing() throws Exception {
        try (StagingHouse house = StagingHouse.inMemory(StagingHouse.SMALL)) {
            SegmentFiller filler = house.staging.filler(List.of());
            house.inline.hold();
            byte[] before = StagingHouse.bytes(5000, 1);
            StagedBlob first = house.fill(filler, before).blob();
            filler.drop(house.fill(filler, StagingHouse.bytes(300_000, 2)));
            byte[] after = StagingHouse.bytes(200_000, 3);
            StagedBlob second = house.fill(filler, after).blob();
            assertEquals(List.of(first, second), filler.seal().blobs());
            house.inline.release();
            assertArrayEquals(before, house.read(first));
            assertArrayEquals(after, house.read(second));
        }
    }
}
