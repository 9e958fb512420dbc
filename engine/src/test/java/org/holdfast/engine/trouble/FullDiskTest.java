package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
            house.files.failAt(house.home.resolve("ledger"), "\"generation\"");
            JobSnapshot put = house.put(source);
            Promises.assertState(JobSnapshot.State.PARTLY, put);
            assertTrue(put.accepted());
            assertEquals(0, put.filesSafe());
            Promises.assertRestorable(house, source);
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
            Promises.assertRestorable(house, source);
            house.stop();
            house.start();
            house.awaitSafe();
            house.evict();
            Promises.assertEachCopy(house, source, 2);
            Promises.assertInvariants(house);
        }
    }
}
