package org.holdfast.engine.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class SeededLanesTest {
    private final FakeTime time = new FakeTime();

    private List<String> order(long seed) {
        SeededLanes lanes = new SeededLanes(time, seed);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String task = "" + (char) ('a' + i % 4) + i;
            lanes.lane(task.substring(0, 1)).execute(() -> seen.add(task));
        }
        lanes.runUntilIdle();
        return seen;
    }

    @Test
    void aLaneKeepsItsOrderAndTheSeedDecidesBetweenLanes() {
        List<String> once = order(1);
        assertEquals(once, order(1));
        assertNotEquals(once, order(2));
        for (char lane = 'a'; lane <= 'd'; lane++) {
            String begin = "" + lane;
            List<Integer> numbers = once.stream().filter(s -> s.startsWith(begin))
                    .map(s -> Integer.parseInt(s.substring(1))).toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
            assertEquals(5, numbers.size());
        }
    }

    @Test
    void delaysPassOnlyWhenAsked() {
        SeededLanes lanes = new SeededLanes(time, 1);
        List<String> seen = new ArrayList<>();
        lanes.lane("a").executeAfter(Duration.ofSeconds(2), () -> seen.add("late"));
        lanes.lane("b").executeAfter(Duration.ofSeconds(1), () -> seen.add("early"));
        lanes.runUntilIdle();
        assertEquals(List.of(), seen);
        assertEquals(2, lanes.waiting());
        lanes.runFor(Duration.ofSeconds(1));
        assertEquals(List.of("early"), seen);
        assertTrue(lanes.runUntil(() -> seen.size() == 2, Duration.ofMinutes(1)));
        assertEquals(Duration.ofSeconds(2).toNanos(), time.nanos());
        assertFalse(lanes.passTime());
        assertFalse(lanes.runUntil(() -> false, Duration.ofMinutes(1)));
    }

    @Test
    void aTaskThatWaitsForOthersOrFailsIsKnown() {
        SeededLanes lanes = new SeededLanes(time, 1);
        lanes.lane("a").execute(lanes::runUntilIdle);
        lanes.lane("a").execute(() -> {
            throw new IllegalArgumentException("x");
        });
        lanes.runUntilIdle();
        assertEquals(List.of("a task waits for other tasks", "x"),
                lanes.failures().stream().map(RuntimeException::getMessage).toList());
        assertEquals(2, lanes.ran());
    }

    @Test
    void afterAPowerCutOnlyNewLanesRun() {
        SeededLanes lanes = new SeededLanes(time, 1);
        List<String> seen = new ArrayList<>();
        Lanes.Lane old = lanes.lane("a");
        old.execute(() -> seen.add("old"));
        old.executeAfter(Duration.ZERO, () -> seen.add("old"));
        lanes.dropAll();
        old.execute(() -> seen.add("old"));
        old.executeAfter(Duration.ZERO, () -> seen.add("old"));
        lanes.lane("a").execute(() -> seen.add("new"));
        lanes.close();
        assertEquals(List.of("new"), seen);
        assertThrows(RejectedExecutionException.class, () -> lanes.lane("a"));
    }
}
