package org.holdfast.engine.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.staging.StagingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What robots and drives did is told as they did it. */
class ActivityTest {
    private static final StagingOptions SMALL = new StagingOptions(16L << 20, 0, 1L << 20, 1_000,
            256 << 10, 64 << 10, 1, 100);
    @TempDir Path temp;

    @Test
    void aPutAndAGetAreInTheLanes() throws Exception {
        try (OneThreadHouse house = new OneThreadHouse(1, SMALL,
                TroubleHouse.plan(2, 3, 64L << 20))) {
            Activity none = house.ask(new Query.Activity(0, 10_000));
            assertEquals(List.of(Optional.empty(), Optional.of(257), Optional.of(258)),
                    none.lanes().stream().map(Activity.Lane::drive).toList());
            assertTrue(none.lanes().stream().allMatch(l -> l.blocks().isEmpty()));
            long put = house.put(Source.of(temp.resolve("in"), 60, 60_000, 1));
            house.over(put);
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            house.over(house.submit(new Command.EvictStaging("test")));
            Activity after = house.ask(new Query.Activity(0, 10_000));
            long get = house.submit(new Command.Get("test", OneThreadHouse.BUCKET, "",
                    temp.resolve("out").toString(), Optional.empty(), false));
            house.over(get);
            house.lanes.runUntil(() -> false, Duration.ofMinutes(5));
            written(after, put, 60L * 60_000);
            Activity last = house.ask(new Query.Activity(after.revision(), 10_000));
            List<Block> read = last.lanes().stream().flatMap(l -> l.blocks().stream())
                    .filter(b -> b.kind() == Kind.READ).toList();
            assertTrue(read.stream().mapToLong(Block::bytes).sum() >= 60L * 60_000);
            assertTrue(read.stream().allMatch(b -> b.job().equals(Optional.of(get))));
            assertTrue(last.lanes().getFirst().blocks().stream().anyMatch(
                    b -> b.job().equals(Optional.of(get))), "who had it fetched");
            house.stop();
        }
    }

    private static void written(Activity activity, long put, long bytes) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        long sum = 0;
        for (Activity.Lane lane : activity.lanes()) {
            for (int i = 0; i < lane.blocks().size(); i++) {
                Block b = lane.blocks().get(i);
                kinds.add(b.kind());
                assertFalse(b.failed());
                assertEquals(b.kind() == Kind.MOVE, lane.drive().isEmpty());
                assertEquals(b.kind() == Kind.MOVE, b.from().isPresent() && b.to().isPresent());
                assertTrue(i == 0 || !b.begin().isBefore(
                        lane.blocks().get(i - 1).end().orElseThrow()), lane.toString());
                if (b.kind() == Kind.WRITE) {
                    assertEquals(Optional.of(put), b.job());
                    sum += b.bytes();
                }
            }
        }
        assertEquals(EnumSet.of(Kind.MOVE, Kind.LOAD, Kind.WRITE, Kind.INDEX, Kind.UNLOAD),
                kinds);
        // What is in a block that is not full yet is written with the index.
        assertTrue(sum > bytes && sum <= 2 * bytes, sum + " bytes");
    }

    @Test
    void theLimitIsChecked() throws Exception {
        try (OneThreadHouse house = new OneThreadHouse(1, SMALL,
                TroubleHouse.plan(1, 2, 64L << 20))) {
            for (int bad : new int[] {0, 10_001}) {
                assertEquals(new Failure.OutOfRange("limit", bad, 1, 10_000),
                        assertThrows(ArchiveException.class, () -> house.engine.ask(
                                new Query.Activity(0, bad))).failure());
            }
            assertFalse(house.ask(new Query.Activity(0, 1)).more());
            assertFalse(house.ask(new Query.Activity(Long.MAX_VALUE, 1)).more());
            house.stop();
        }
    }
}
