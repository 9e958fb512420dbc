package org.holdfast.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.engine.env.FakeTime;
import org.holdfast.engine.run.ActivityLane.Doing;
import org.junit.jupiter.api.Test;

/** What is kept of the lanes, and for how long. */
class ActivityBookTest {
    private static final int ALL = 10_000;

    private final FakeTime time = new FakeTime();
    private final ActivityBook book = new ActivityBook(time);
    private final ActivityLane drive = book.drive("lib", 256);

    private static Doing doing(Kind kind) {
        return new Doing(kind, Optional.of(7L), "HF0001L8", Optional.empty(), Optional.empty());
    }

    private void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private void did(Kind kind, long millis) {
        drive.begin(doing(kind));
        pass(millis);
        drive.end(false);
    }

    private List<Block> blocks() {
        return book.since(0, ALL).lanes().getFirst().blocks();
    }

    private List<Kind> kinds() {
        return blocks().stream().map(Block::kind).toList();
    }

    private Activity.Lane lane() {
        return book.since(0, ALL).lanes().getFirst();
    }

    @Test
    void aLaneKeepsSoManyBlocksAndNoMore() {
        for (int i = 0; i < Activity.MAX_BLOCKS; i++) {
            did(Kind.WRITE, 1);
        }
        assertEquals(Activity.MAX_BLOCKS, blocks().size());
        assertEquals(1, blocks().getFirst().number());
        did(Kind.INDEX, 1);
        assertEquals(Activity.MAX_BLOCKS, blocks().size());
        assertEquals(2, blocks().getFirst().number());
        assertEquals(Kind.INDEX, blocks().getLast().kind());
    }

    @Test
    void onlyWhatHasChangedComesAgain() {
        did(Kind.LOAD, 10);
        drive.begin(doing(Kind.WRITE));
        Activity first = book.since(0, ALL);
        assertEquals(2, first.lanes().getFirst().blocks().size());
        assertEquals(List.of(), book.since(first.revision(), ALL).lanes().getFirst().blocks());
        drive.wrote(1_000);
        Activity second = book.since(first.revision(), ALL);
        assertEquals(1_000, second.lanes().getFirst().blocks().getFirst().bytes());
        drive.end(true);
        Block end = book.since(second.revision(), ALL).lanes().getFirst().blocks().getFirst();
        assertTrue(end.failed() && end.end().isPresent());
        assertEquals(2, end.number());
    }

    @Test
    void pagesHaveAllBlocksInTheOrderOfTheirChanges() {
        for (int i = 0; i < 5; i++) {
            did(Kind.WRITE, 1);
        }
        book.robot("lib").begin(new Doing(Kind.MOVE, Optional.empty(), "HF0001L8",
                Optional.of(1), Optional.of(256)));
        int seen = 0;
        long since = 0;
        Activity page;
        do {
            page = book.since(since, 4);
            int now = page.lanes().stream().mapToInt(l -> l.blocks().size()).sum();
            assertTrue(now <= 4);
            assertEquals(page.more(), now == 4);
            seen += now;
            since = page.revision();
        } while (page.more());
        assertEquals(6, seen);
        assertFalse(book.since(0, 6).more());
        assertTrue(book.since(0, 5).more());
        Activity.Lane robot = book.since(0, 6).lanes().getFirst();
        assertEquals(Optional.empty(), robot.drive());
        assertEquals(Optional.of(new Activity.Carried("HF0001L8", 1, 256, time.now())),
                robot.carries());
        book.robot("lib").end(false);
        assertEquals(Optional.empty(), book.since(0, 6).lanes().getFirst().carries());
    }

    @Test
    void aLongWayIsABlockOfItsOwn() {
        drive.begin(doing(Kind.READ));
        pass(100);
        drive.read(10);
        drive.locating();
        pass(999);
        drive.located();
        assertEquals(List.of(Kind.READ), kinds());
        drive.locating();
        pass(1_000);
        drive.located();
        assertEquals(List.of(Kind.READ, Kind.LOCATE, Kind.READ), kinds());
        drive.read(20);
        drive.locating();
        pass(2_000);
        assertEquals(List.of(Kind.READ, Kind.LOCATE, Kind.READ, Kind.LOCATE), kinds());
        assertEquals(Optional.empty(), blocks().getLast().end());
        drive.end(false);
        List<Block> all = blocks();
        for (int i = 1; i < all.size(); i++) {
            assertEquals(all.get(i - 1).end().orElseThrow(), all.get(i).begin());
        }
        assertEquals(List.of(10L, 0L, 20L, 0L), all.stream().map(Block::bytes).toList());
    }

    @Test
    void aReadThatBeginsWithItsWayIsTheWay() {
        drive.begin(doing(Kind.READ));
        drive.locating();
        long seen = book.since(0, ALL).revision();
        pass(5_000);
        Block way = book.since(seen, ALL).lanes().getFirst().blocks().getFirst();
        assertEquals(1, way.number());
        assertEquals(Kind.LOCATE, way.kind());
        drive.located();
        assertEquals(List.of(Kind.LOCATE, Kind.READ), kinds());
    }

    @Test
    void waysOfOtherKindsAreNoBlocks() {
        drive.begin(doing(Kind.LOAD));
        drive.locating();
        pass(60_000);
        drive.located();
        drive.end(false);
        assertEquals(List.of(Kind.LOAD), kinds());
        assertEquals(Optional.empty(), book.pace().mean(Kind.LOCATE));
    }

    @Test
    void samplesReachBackEightMinutes() {
        pass(10_000 - time.now().toEpochMilli() % 10_000);
        Instant first = time.now().truncatedTo(ChronoUnit.SECONDS);
        drive.wrote(5);
        pass(470_000);
        drive.read(7);
        Activity.Sample newest = new Activity.Sample(first.plusSeconds(470), 7, 0);
        assertEquals(List.of(new Activity.Sample(first, 0, 5), newest), lane().samples());
        pass(10_000);
        assertEquals(List.of(newest), lane().samples());
        pass(470_000);
        assertEquals(List.of(), lane().samples());
    }

    @Test
    void theSpeedIsThatOfTheLastFiveSeconds() {
        drive.wrote(10_000);
        pass(1_000);
        assertEquals(2_000, lane().bytesPerSecond());
        drive.read(5_000);
        pass(4_000);
        assertEquals(3_000, lane().bytesPerSecond());
        pass(1_000);
        assertEquals(1_000, lane().bytesPerSecond());
        pass(600_000);
        assertEquals(0, lane().bytesPerSecond());
    }

    @Test
    void paceIsWhatWasMeasuredAndNothingElse() {
        Pace pace = book.pace();
        assertEquals(Optional.empty(), pace.mean(Kind.LOAD));
        assertEquals(Optional.empty(), pace.of(Kind.WRITE, 1));
        assertEquals(Optional.empty(), pace.takingIn(1, 1));
        did(Kind.LOAD, 10_000);
        did(Kind.LOAD, 20_000);
        assertEquals(Optional.of(Duration.ofSeconds(15)), pace.mean(Kind.LOAD));
        drive.begin(doing(Kind.WRITE));
        drive.wrote(1_000);
        pass(2_000);
        drive.end(false);
        assertEquals(Optional.of(Duration.ofSeconds(10)), pace.of(Kind.WRITE, 5_000));
        drive.begin(doing(Kind.WRITE));
        pass(100_000);
        drive.end(true);
        assertEquals(Optional.of(Duration.ofSeconds(10)), pace.of(Kind.WRITE, 5_000));
        for (int i = 0; i < Pace.REMEMBERED; i++) {
            did(Kind.LOAD, 1_000);
        }
        assertEquals(Optional.of(Duration.ofSeconds(1)), pace.mean(Kind.LOAD));
    }

    @Test
    void noPutOfTheMixtureWasSlower() {
        Pace pace = book.pace();
        pace.tookIn(100, 0, Duration.ofSeconds(10));
        assertEquals(Optional.of(Duration.ofSeconds(1)), pace.takingIn(10, 0));
        assertEquals(Optional.empty(), pace.takingIn(10, 1));
        pace.tookIn(10, 1_000, Duration.ofSeconds(20));
        assertEquals(Optional.of(Duration.ofSeconds(20)), pace.takingIn(10, 1));
        assertEquals(Optional.of(Duration.ofSeconds(1)), pace.takingIn(10, 0));
        assertEquals(Optional.of(Duration.ZERO), pace.takingIn(0, 0));
    }
}
