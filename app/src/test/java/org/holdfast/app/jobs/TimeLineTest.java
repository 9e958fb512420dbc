package org.holdfast.app.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.holdfast.app.jobs.TimeLine.Bar;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Kind;
import org.junit.jupiter.api.Test;

/** Where blocks are on the time line, and how answers become lanes. */
class TimeLineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T14:02:00Z");
    /** A pixel a second. */
    private static final TimeLine LINE = new TimeLine(NOW, Duration.ofMinutes(10), 100, 600);

    private static Block block(long number, long fromAgo, long toAgo, boolean failed) {
        return new Block(number, Kind.WRITE, NOW.minusSeconds(fromAgo),
                toAgo < 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(toAgo)), failed,
                Optional.of(7L), "HF0001L8", 5, Optional.empty(), Optional.empty());
    }

    @Test
    void nowIsTheRightEdge() {
        assertEquals(700, LINE.x(NOW));
        assertEquals(100, LINE.x(LINE.first()));
        assertEquals(640, LINE.x(NOW.minusSeconds(60)));
        assertThrows(IllegalArgumentException.class,
                () -> new TimeLine(NOW, Duration.ZERO, 0, 600));
        assertThrows(IllegalArgumentException.class,
                () -> new TimeLine(NOW, Duration.ofMinutes(1), 0, 0.5));
    }

    @Test
    void blocksAreCutAtTheEdgesAndGapsStayEmpty() {
        List<Bar> bars = LINE.bars(List.of(block(1, 2000, 1500, false), block(2, 700, 500, false),
                block(3, 300, 240, false), block(4, 60, -1, false)), NOW);
        assertEquals(List.of(2L, 3L, 4L), bars.stream().map(b -> b.block().number()).toList());
        assertEquals(List.of(100.0, 400.0, 640.0), bars.stream().map(Bar::x).toList());
        assertEquals(List.of(100.0, 60.0, 60.0), bars.stream().map(Bar::width).toList());
        assertEquals(Optional.empty(), TimeLine.at(bars, 300));
        assertEquals(3, TimeLine.at(bars, 459).orElseThrow().block().number());
        assertEquals(3, TimeLine.at(bars, 461).orElseThrow().block().number(), "nearly");
        assertEquals(Optional.empty(), TimeLine.at(bars, 462));
    }

    @Test
    void labelsNeedRoom() {
        List<Bar> bars = LINE.bars(List.of(block(1, 300, 252, false), block(2, 200, 153, false)),
                NOW);
        assertTrue(bars.get(0).labelled(), "48 pixels");
        assertFalse(bars.get(1).labelled(), "47 pixels");
    }

    @Test
    void whatIsTooShortIsSeenOnceAndFailuresFirst() {
        TimeLine day = new TimeLine(NOW, Duration.ofDays(1), 0, 864);
        List<Block> many = new ArrayList<>();
        for (long i = 0; i < 1000; i++) {
            many.add(block(i, 1000 - i, 1000 - i, i == 500));
        }
        List<Bar> bars = day.bars(many, NOW);
        assertTrue(bars.size() <= 6, "as many as have room: " + bars.size());
        assertTrue(bars.stream().anyMatch(b -> b.block().failed()));
        assertTrue(bars.stream().allMatch(b -> b.width() == TimeLine.NARROWEST
                && b.x() + b.width() <= 864));
    }

    @Test
    void scrolledBackSeesWhatWasThen() {
        TimeLine back = new TimeLine(NOW.minusSeconds(600), Duration.ofMinutes(10), 0, 600);
        List<Bar> bars = back.bars(List.of(block(1, 1300, 1100, false), block(2, 650, 550, false),
                block(3, 300, -1, false)), NOW);
        assertEquals(List.of(1L, 2L), bars.stream().map(b -> b.block().number()).toList());
        assertEquals(550, bars.get(1).x());
        assertEquals(50, bars.get(1).width());
    }

    @Test
    void aBlockFromTheFutureOfAnOldAnswerHasNoLength() {
        assertEquals(2, LINE.bars(List.of(block(1, 10, -1, false)), NOW.minusSeconds(20))
                .getFirst().width());
    }

    @Test
    void ticksAreRoundAndApart() {
        assertEquals(List.of("2026-11-22T13:54:00Z", "2026-11-22T13:56:00Z",
                "2026-11-22T13:58:00Z", "2026-11-22T14:00:00Z", "2026-11-22T14:02:00Z"),
                LINE.ticks(90).stream().map(Instant::toString).toList().subList(1, 6));
        assertEquals(List.of(NOW.minusSeconds(120)),
                new TimeLine(NOW, Duration.ofMinutes(10), 0, 90).ticks(80));
    }

    private static Activity answer(long revision, Block... robot) {
        return new Activity(revision, false, NOW, List.of(
                new Activity.Lane("lib", Optional.empty(), List.of(robot), List.of(), 0,
                        Optional.empty()),
                new Activity.Lane("lib", Optional.of(256), List.of(), List.of(), 9,
                        Optional.empty()),
                new Activity.Lane("lib", Optional.of(257), List.of(), List.of(), 0,
                        Optional.empty())));
    }

    @Test
    void answersAddUp() {
        Lanes lanes = new Lanes();
        lanes.take(answer(4, block(1, 90, 80, false), block(2, 50, -1, false)));
        assertTrue(lanes.lines().getFirst().running().isPresent());
        lanes.take(answer(9, block(2, 50, 40, false), block(3, 30, -1, false)));
        assertEquals(9, lanes.revision());
        assertEquals(List.of(1L, 2L, 3L), lanes.lines().getFirst().blocks().stream()
                .map(Block::number).toList());
        assertEquals(Optional.of(NOW.minusSeconds(40)),
                lanes.lines().getFirst().blocks().get(1).end());
        assertEquals(List.of(1, 1, 2), lanes.lines().stream().map(Lanes.Line::number).toList());
        lanes.forget();
        assertEquals(0, lanes.revision());
        assertEquals(List.of(), lanes.lines());
    }

    @Test
    void noMoreIsKeptThanTheEngineKeeps() {
        Lanes lanes = new Lanes();
        lanes.take(answer(1, LongStream.range(0, Activity.MAX_BLOCKS)
                .mapToObj(i -> block(i, 9000 - i, 9000 - i, false)).toArray(Block[]::new)));
        assertEquals(Activity.MAX_BLOCKS, lanes.lines().getFirst().blocks().size());
        lanes.take(answer(2, block(Activity.MAX_BLOCKS, 5, 4, false)));
        assertEquals(Activity.MAX_BLOCKS, lanes.lines().getFirst().blocks().size());
        assertEquals(1, lanes.lines().getFirst().blocks().getFirst().number());
    }
}
