package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that gets full under staging, ledger or indexes: what was accepted stays. */
class FullDiskTest {
    @TempDir Path temp;

    private TroubleHouse house() throws Exception {
        return TroubleHouse.begun(temp.resolve("home"), TroubleHouse.plan(2, 6, 64L << 20));
    }

    private static Set<String> named(JobSnapshot job) {
        Set<String> named = new TreeSet<>();
        for (Failure f : job.problems()) {
            if (f instanceof Failure.SourceUnreadable u) {
                named.add(u.path());
            }
        }
        return named;
    }

    @Test
    void stagingIsFullInTheMiddle() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 100, 100_000, 1);
            house.files.fillAfter(house.home.resolve("staging"), 3_000_000);
            JobSnapshot put = house.put(source);
            assertTrue(house.files.refusals() > 0);
            assertTrue(Promises.codes(put.problems()).contains("HF-402"), put.toString());
            Set<String> accepted = Promises.accepted(house);
            assertTrue(accepted.size() < 100);
            for (String key : source.contents.keySet()) {
                assertTrue(accepted.contains(key)
                        || named(put).contains(temp.resolve(key).toString()), key);
            }
            Promises.assertRestorable(house, source);
            house.files.free();
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            house.awaitSafe();
            house.evict();
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void anObjectOfWhichOneBlobWasRefusedIsNotAccepted() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 3, 50_000, 1);
            byte[] large = new byte[20 << 20];
            new java.util.Random(2).nextBytes(large);
            String marker = "one write that is refused";
            byte[] bytes = marker.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            System.arraycopy(bytes, 0, large, 100, bytes.length);
            source.file("large", large);
            house.files.failOnceAt(house.home.resolve("staging"), marker);
            JobSnapshot put = house.put(source);
            assertEquals(1, house.files.refusals());
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of(temp.resolve("in/large").toString()), named(put));
            assertFalse(Promises.accepted(house).contains("in/large"));
            house.awaitSafe();
            Promises.assertRestorable(house, source);
            Promises.assertState(JobSnapshot.State.DONE, house.put(source));
            assertTrue(house.ask(new Query.ObjectDetail(TroubleHouse.BUCKET, "in/large"))
                    .copies().stream().anyMatch(c -> c.blob() > 0), "of one blob only");
            house.evict();
            assertEquals(source.contents.keySet(), Promises.accepted(house));
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void theLedgerIsFullWhileFilesAreAccepted() throws Exception {
        try (TroubleHouse house = house()) {
            Source first = Source.of(temp.resolve("first"), 8, 50_000, 1);
            Promises.assertState(JobSnapshot.State.DONE, house.put(first));
            Source second = Source.of(temp.resolve("second"), 200, 20_000, 2);
            house.files.fillAfter(house.home.resolve("ledger"), 20_000);
            JobSnapshot put = house.put(second);
            assertTrue(Set.of(JobSnapshot.State.FAILED, JobSnapshot.State.PARTLY)
                    .contains(put.state()), put.toString());
            assertTrue(Promises.codes(put.problems()).contains("HF-205"), put.toString());
            assertEquals("HF-204", assertThrows(ArchiveException.class, () -> house.engine.submit(
                    new Command.Put("test", TroubleHouse.BUCKET, List.of(second.path()))))
                    .failure().code());
            assertTrue(house.ask(new Query.Status()).readOnly().isPresent());
            Set<String> accepted = Promises.accepted(house);
            assertEquals(put.filesDone(), house.ask(new Query.Status()).objects()
                    - objects(first));
            house.stop();
            house.start();
            assertTrue(Promises.accepted(house).containsAll(accepted));
            Promises.assertState(JobSnapshot.State.DONE, house.put(second));
            house.awaitSafe();
            house.evict();
            first.contents.putAll(second.contents);
            assertEquals(first.contents.keySet(), Promises.accepted(house));
            Promises.assertEachCopy(house, first, 2);
            Promises.assertInvariants(house);
        }
    }

    /** Files, and the folders around them. */
    private static long objects(Source source) {
        return source.contents.size() + 4;
    }

    @Test
    void theLedgerIsFullWhenCopiesAreToCount() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 8, 50_000, 1);
            house.files.failAt(house.home.resolve("ledger"), "\"indexBlock\"");
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertTrue(put.accepted());
            assertEquals(0, put.filesSafe());
            assertEquals(Set.of("HF-205"), Promises.codes(put.problems()));
            assertDrivesAreOnline(house);
            Promises.assertRestorable(house, source);
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    private static void assertDrivesAreOnline(TroubleHouse house) {
        assertTrue(house.ask(new Query.Status()).drives().stream()
                .allMatch(d -> d.offline().isEmpty()), house.ask(new Query.Status()).toString());
    }

    @Test
    void theRoomForIndexesEndsInTheMiddleAndWhoIsPatientWaits() throws Exception {
        for (long room : new long[] {1_000, 4_000}) {
            try (TroubleHouse house = new TroubleHouse(temp.resolve("home" + room),
                    org.holdfast.device.vtl.VirtualLibrary.inMemory(
                            TroubleHouse.plan(2, 6, 64L << 20),
                            org.holdfast.device.vtl.unit.VirtualClock.STOPPED))) {
                house.patience = java.time.Duration.ofSeconds(25);
                house.start();
                house.bucket(2);
                Source source = Source.of(temp.resolve("in" + room), 60, 20_000, 1);
                house.files.fillAfter(house.home.resolve("indexes"), room);
                long put = house.beginPut(source);
                house.awaitThat("the full disk", () -> Promises.codes(
                        house.ask(new Query.Status()).problems()).contains("HF-402"));
                house.await(put, j -> j.waits().stream().anyMatch(
                        w -> w.kind() == JobSnapshot.Wait.Kind.HOME));
                assertDrivesAreOnline(house);
                house.files.free();
                Promises.assertState(JobSnapshot.State.DONE, house.await(put));
                house.evict();
                Promises.assertEachCopy(house, source, 2);
                Promises.assertInvariants(house);
            }
        }
    }

    @Test
    void aStagedSegmentThatCannotBeReadIsSaidAndTheOthersGoOn() throws Exception {
        try (TroubleHouse house = house()) {
            // Fifteen files of 300,000 bytes: segments of about seven.
            Source source = Source.of(temp.resolve("in"), 15, 300_000, 1);
            house.files.rot(house.home.resolve("staging"), 1);
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of("HF-404"), Promises.codes(put.problems()));
            assertTrue(put.filesSafe() > 0, put.toString());
            assertDrivesAreOnline(house);
            assertEquals(Set.of("HF-404"), Promises.codes(
                    house.ask(new Query.Status()).problems()));
            assertTrue(house.ask(new Query.Cartridges()).cartridges().stream().allMatch(
                    c -> java.util.Set.of("scratch", "appendable").contains(c.state())));
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }

    @Test
    void thereIsNoRoomForIndexes() throws Exception {
        try (TroubleHouse house = house()) {
            Source source = Source.of(temp.resolve("in"), 8, 50_000, 1);
            house.files.fillAfter(house.home.resolve("indexes"), 0);
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertEquals(Set.of("HF-402"), Promises.codes(put.problems()));
            assertEquals(Set.of("HF-402"), Promises.codes(
                    house.ask(new Query.Status()).problems()));
            assertDrivesAreOnline(house);
            Promises.assertRestorable(house, source);
            // Nobody does anything but make room.
            house.files.free();
            house.awaitSafe();
            assertEquals(List.of(), house.ask(new Query.Status()).problems());
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }
}
