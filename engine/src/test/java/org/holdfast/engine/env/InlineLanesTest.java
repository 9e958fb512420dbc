package org.holdfast.engine.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlineLanesTest {
    private final FakeTime time = new FakeTime();
    private final InlineLanes lanes = new InlineLanes(time);
    private final List<String> done = new ArrayList<>();

    @Test
    void tasksRunAtOnceAndNestedOnesAfterwards() {
        Lanes.Lane lane = lanes.lane("a");
        lane.execute(() -> {
            lane.execute(() -> done.add("inner"));
            done.add("outer");
        });
        assertEquals(List.of("outer", "inner"), done);
    }

    @Test
    void delayedTasksRunAtTheirMomentInOrder() {
        Lanes.Lane lane = lanes.lane("a");
        lane.executeAfter(Duration.ofSeconds(2), () -> done.add("two at " + time.nanos()));
        lane.executeAfter(Duration.ofSeconds(1), () -> done.add("one at " + time.nanos()));
        lanes.advance(Duration.ofMillis(999));
        assertEquals(List.of(), done);
        lanes.advance(Duration.ofSeconds(2));
        assertEquals(List.of("one at 1000000000", "two at 2000000000"), done);
        assertEquals(2_999_000_000L, time.nanos());
    }

    @Test
    void heldTasksWait() {
        lanes.hold();
        lanes.lane("a").execute(() -> done.add("x"));
        assertEquals(1, lanes.waiting());
        lanes.release();
        assertEquals(List.of("x"), done);
        lanes.close();
        assertThrows(java.util.concurrent.RejectedExecutionException.class,
                () -> lanes.lane("a").execute(() -> done.add("y")));
    }
}
