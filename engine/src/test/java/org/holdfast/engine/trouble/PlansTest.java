package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.JobSnapshot.State;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.catalog.query.Counters;
import org.holdfast.engine.staging.StagingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said before it is done, and where it is found again. */
class PlansTest {
    private static final StagingOptions SMALL = new StagingOptions(16L << 20, 0, 1L << 20, 1_000,
            256 << 10, 64 << 10, 1, 100);
    @TempDir Path temp;

    private OneThreadHouse house(int drives, int cartridges) throws Exception {
        return new OneThreadHouse(1, SMALL, TroubleHouse.plan(drives, cartridges, 64L << 20));
    }

    private static Rows.PutPlan plan(OneThreadHouse house, long files, long bytes) {
        return house.ask(new Query.PutPlan(OneThreadHouse.BUCKET, files, bytes));
    }

    private static Failure refused(OneThreadHouse house, Query<?> query) {
        return assertThrows(ArchiveException.class, () -> house.engine.ask(query)).failure();
    }

    private static JobSnapshot get(OneThreadHouse house, Path target, String key,
            Optional<String> version) {
        return house.over(house.submit(new Command.Get("test", OneThreadHouse.BUCKET, key,
                target.toString(), Optional.empty(), version, false)));
    }

    @Test
    void aPutIsPlannedFromWhatIsKnown() throws Exception {
        try (OneThreadHouse house = house(2, 3)) {
            Rows.PutPlan first = plan(house, 60, 3_600_000);
            assertEquals(List.of("copy-1", "copy-2"),
                    first.copies().stream().map(Rows.PlannedCopy::domain).toList());
            Set<String> planned = new TreeSet<>();
            for (Rows.PlannedCopy copy : first.copies()) {
                assertEquals(1, copy.cartridges().size());
                assertTrue(copy.cartridges().getFirst().blank());
                assertEquals(3_600_000, copy.cartridges().getFirst().bytes());
                assertEquals(0, copy.without());
                planned.add(copy.cartridges().getFirst().barcode());
            }
            assertEquals(2, planned.size());
            assertEquals(16L << 20, first.stagingFree());
            assertEquals(0, first.waiting());
            assertEquals(List.of(), first.problems());
            assertEquals(Optional.empty(), first.accepted());
            assertEquals(Optional.empty(), first.safe());
            Source source = Source.of(temp.resolve("in"), 60, 60_000, 1);
            JobSnapshot put = house.over(house.put(source));
            assertEquals(planned, new TreeSet<>(put.written().stream()
                    .map(JobSnapshot.Moved::barcode).toList()));
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            Rows.PutPlan second = plan(house, 60, 3_600_000);
            assertTrue(second.accepted().isPresent() && second.safe().isPresent());
            assertTrue(second.safe().get().compareTo(second.accepted().get()) >= 0);
            assertTrue(second.copies().stream().allMatch(c -> planned.contains(
                    c.cartridges().getFirst().barcode()) && !c.cartridges().getFirst().blank()));
            house.stop();
        }
    }

    @Test
    void whatIsInTheWayIsSaid() throws Exception {
        try (OneThreadHouse house = house(1, 1)) {
            assertEquals(List.of(new Failure.NoCartridge("copy-2")),
                    plan(house, 1, 10).problems());
            house.over(house.put(Source.of(temp.resolve("in"), 1, 10, 1)));
            Rows.PutPlan large = plan(house, 1, 1L << 40);
            assertEquals((1L << 40) - large.stagingFree(), large.waiting());
            assertEquals(List.of(new Failure.NoCartridge("copy-1"),
                    new Failure.NoCartridge("copy-2")), large.problems());
            assertTrue(large.copies().getFirst().without() > (1L << 40) - (64L << 20));
            assertEquals(1L << 40, large.copies().getLast().without());
            assertEquals(Optional.empty(), large.accepted());
            assertEquals(new Failure.OutOfRange("files", -1, 0, Long.MAX_VALUE), refused(house,
                    new Query.PutPlan(OneThreadHouse.BUCKET, -1, 0)));
            assertEquals(new Failure.OutOfRange("bytes", -1, 0, Long.MAX_VALUE), refused(house,
                    new Query.PutPlan(OneThreadHouse.BUCKET, 0, -1)));
            assertEquals(new Failure.NoSuchBucket("x"), refused(house,
                    new Query.PutPlan("x", 0, 0)));
            house.stop();
        }
    }

    @Test
    void countingCountsWhatAPutTakes() throws Exception {
        try (OneThreadHouse house = house(2, 3)) {
            Source source = Source.of(temp.resolve("in"), 700, 10, 1);
            Files.createDirectories(source.directory.resolve("folder/deep"));
            long count = house.submit(new Command.CountSources("test",
                    List.of(source.path(), "/nowhere/at/all")));
            JobSnapshot counted = house.over(count);
            assertEquals(State.PARTLY, counted.state());
            assertEquals("count", counted.kind());
            assertEquals(Set.of("HF-301"), Promises.codes(counted.problems()));
            JobSnapshot put = house.over(house.put(source));
            assertEquals(put.filesTotal(), counted.filesTotal());
            assertEquals(put.bytesTotal(), counted.bytesTotal());
            long cancelled = house.submit(new Command.CountSources("test",
                    List.of(source.path())));
            house.submit(new Command.CancelJob("test", cancelled));
            assertEquals(State.CANCELLED, house.over(cancelled).state());
            house.stop();
        }
    }

    @Test
    void aRestoreIsPlannedWithItsWaits() throws Exception {
        try (OneThreadHouse house = house(2, 3)) {
            house.over(house.put(Source.of(temp.resolve("in"), 60, 60_000, 1)));
            house.over(house.submit(new Command.EvictStaging("test")));
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            Query<Rows.RestorePlan> query = new Query.RestorePlan(OneThreadHouse.BUCKET, "",
                    Optional.of(1));
            Rows.PlanStep first = house.ask(query).steps().getFirst();
            assertEquals(List.of(Wait.Kind.ROBOT, Wait.Kind.LOAD, Wait.Kind.LOCATE,
                    Wait.Kind.READ), first.waits().stream().map(Rows.PlanWait::kind).toList());
            assertFalse(first.person());
            assertEquals(Optional.empty(), first.waits().getLast().length());
            assertEquals(Optional.empty(), house.ask(query).estimate());
            assertEquals(State.DONE, get(house, temp.resolve("out"), "", Optional.empty())
                    .state());
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            Rows.RestorePlan known = house.ask(query);
            assertTrue(known.steps().getFirst().waits().stream().allMatch(
                    w -> w.length().isPresent()), known::toString);
            assertTrue(known.estimate().isPresent());
            house.stop();
        }
    }

    @Test
    void anOlderVersionIsRestored() throws Exception {
        try (OneThreadHouse house = house(2, 3)) {
            Path file = Files.createDirectories(temp.resolve("in")).resolve("a");
            Files.writeString(temp.resolve("in/b"), "other");
            for (String text : List.of("first", "second, longer")) {
                Files.writeString(file, text);
                house.over(house.submit(new Command.Put("test", OneThreadHouse.BUCKET,
                        List.of(temp.resolve("in").toString()))));
            }
            Rows.ObjectDetail detail = house.ask(new Query.ObjectDetail(OneThreadHouse.BUCKET,
                    "in/a"));
            List<String> versions = detail.versions().stream().map(Rows.VersionRow::version)
                    .toList();
            assertEquals(2, versions.size());
            for (int tape = 0; tape < 2; tape++) {
                Path out = temp.resolve("out" + tape);
                assertEquals(State.DONE, get(house, out, "in/a",
                        Optional.of(versions.get(1))).state());
                assertArrayEquals("first".getBytes(StandardCharsets.UTF_8),
                        Files.readAllBytes(out.resolve("a")));
                house.over(house.submit(new Command.EvictStaging("test")));
                Rows.RestorePlan plan = house.ask(new Query.RestorePlan(OneThreadHouse.BUCKET,
                        "in/a", Optional.empty(), Optional.of(versions.get(1))));
                assertEquals(List.of(5L), plan.steps().stream().map(Rows.PlanStep::bytes)
                        .toList());
            }
            house.over(house.submit(new Command.Remove("test", OneThreadHouse.BUCKET, "in/a",
                    false, false)));
            assertEquals(State.DONE, get(house, temp.resolve("hidden"), "in/a",
                    Optional.of(versions.getFirst())).state());
            assertEquals("second, longer", Files.readString(temp.resolve("hidden/a")));
            for (String[] bad : new String[][] {{"in/a", "x"}, {"in/b", versions.getFirst()},
                {"in/a", "00000000-0000-0000-0000-000000000000"}}) {
                assertEquals(new Failure.NoSuchVersion(OneThreadHouse.BUCKET, bad[0], bad[1]),
                        assertThrows(ArchiveException.class, () -> house.engine.submit(
                                new Command.Get("test", OneThreadHouse.BUCKET, bad[0], "/x",
                                        Optional.empty(), Optional.of(bad[1]), false)))
                                .failure());
            }
            house.stop();
        }
    }

    @Test
    void everyRowIsFoundByItsIndex() throws Exception {
        try (OneThreadHouse house = house(2, 3)) {
            Source source = Source.of(temp.resolve("in"), 30, 1, 1);
            for (int i = 0; i < 1_300; i++) {
                Files.write(source.directory.resolve("file%04d".formatted(i)), new byte[0]);
            }
            for (String folder : List.of("A/B/C", "A/D", "a", "file0700x/y", "zz/z/z")) {
                Files.createDirectories(source.directory.resolve(folder));
                Files.writeString(source.directory.resolve(folder + "/x"), "x");
                Files.writeString(source.directory.resolve(folder + "/y"), "x");
            }
            house.over(house.put(source));
            for (String prefix : List.of("", "in/", "in/A/", "in/A/B", "in/A/B/C/", "in/f",
                    "in/zz", "none")) {
                for (boolean recursive : List.of(true, false)) {
                    found(house, prefix, recursive);
                }
            }
            assertEquals(new Failure.OutOfRange("index", -1, 0, Long.MAX_VALUE), refused(house,
                    new Query.ObjectAt(OneThreadHouse.BUCKET, "", true, -1)));
            house.stop();
        }
    }

    private static void found(OneThreadHouse house, String prefix, boolean recursive) {
        List<String> names = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Rows.ObjectPage page = house.ask(new Query.Objects(OneThreadHouse.BUCKET, prefix,
                    recursive, after, 10_000));
            page.objects().forEach(row -> names.add(row.key()));
            after = page.next();
        } while (after.isPresent());
        int rows = names.size();
        for (long index : new long[] {0, 1, 2, 3, 4, 5, 7, 511, 512, 513, 514, 1_023, 1_024,
            1_025, rows - 2, rows - 1, rows, rows + 1, Long.MAX_VALUE}) {
            if (index < 0) {
                continue;
            }
            Rows.ObjectAt at = house.ask(new Query.ObjectAt(OneThreadHouse.BUCKET, prefix,
                    recursive, index));
            assertEquals(Math.min(index, rows), at.index(), prefix + " " + recursive);
            assertEquals(at.index() == 0 ? Optional.empty()
                    : Optional.of(names.get((int) at.index() - 1)), at.after(),
                    prefix + " " + recursive + " " + index);
        }
    }

    @Test
    void policyAndStatesOfFoldersAreTold() throws Exception {
        assertEquals(2, new Counters(10, 0, 0, 2, 3).inWorst());
        assertEquals(1, new Counters(10, 0, 1, 2, 3).inWorst());
        assertEquals(3, new Counters(10, 0, 0, 0, 3).inWorst());
        assertEquals(10, new Counters(10, 0, 0, 0, 0).inWorst());
        try (OneThreadHouse house = house(2, 3)) {
            Rows.Policy policy = house.ask(new Query.Policy(OneThreadHouse.BUCKET));
            assertEquals(new Rows.Policy(OneThreadHouse.BUCKET, List.of("copy-1", "copy-2"),
                    policy.blobBytes(), 30, Optional.empty()), policy);
            assertEquals(4L << 20, policy.blobBytes(), "a quarter of staging");
            assertEquals(new Failure.NoSuchBucket("x"), refused(house, new Query.Policy("x")));
            house.over(house.put(Source.of(temp.resolve("in"), 7, 1, 1)));
            Rows.ObjectRow folder = house.ask(new Query.Objects(OneThreadHouse.BUCKET, "",
                    false, Optional.empty(), 10)).objects().getFirst();
            assertEquals(folder.objects(), folder.inState());
            assertEquals("safe", folder.state());
            house.stop();
        }
    }
}
