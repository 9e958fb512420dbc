package org.holdfast.engine.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.junit.jupiter.api.Test;

final class BesideQueueTest {
    private final InlineLanes lanes = new InlineLanes(new FakeTime());
    private final List<Integer> done = new ArrayList<>();

    @Test
    void whoWaitsDoesWhatNoLaneHasBegun() {
        lanes.hold();
        List<Object> used = List.of(new Object(), new Object(), new Object(), new Object(),
                new Object());
        BesideQueue queue = new BesideQueue(lanes.lane("beside"), 10);
        for (int i = 0; i < used.size(); i++) {
            int n = i;
            queue.add(used.get(i), () -> done.add(n));
        }
        assertEquals(List.of(), done);
        assertTrue(queue.uses(used.get(4)));
        queue.release(used.get(2));
        assertEquals(List.of(0, 1, 2), done);
        assertFalse(queue.uses(used.get(2)));
        queue.finish();
        assertEquals(List.of(0, 1, 2, 3, 4), done);
        lanes.release();
        assertEquals(5, done.size());
    }

    @Test
    void noMoreWaitThanMay() {
        lanes.hold();
        BesideQueue queue = new BesideQueue(lanes.lane("beside"), 3);
        for (int i = 0; i < 4; i++) {
            int n = i;
            queue.add(queue, () -> done.add(n));
        }
        assertEquals(List.of(0), done);
        queue.clear();
        lanes.release();
        assertEquals(List.of(0), done);
    }

    @Test
    void whenLanesHaveEndedItIsDoneByWhoHandsItOver() {
        BesideQueue queue = new BesideQueue(lanes.lane("beside"), 3);
        lanes.close();
        queue.add(queue, () -> done.add(7));
        queue.add(queue, () -> done.add(8));
        assertEquals(List.of(7, 8), done);
    }

    @Test
    void aPieceThatFailsDoesNotStopTheOthers() {
        lanes.hold();
        BesideQueue queue = new BesideQueue(lanes.lane("beside"), 3);
        queue.add(queue, () -> {
            throw new IllegalStateException("a piece");
        });
        queue.add(queue, () -> done.add(1));
        assertThrows(IllegalStateException.class, queue::finish);
        queue.finish();
        assertEquals(List.of(1), done);
    }

    @Test
    void onThreadsTheOrderIsKeptAndTheWorkIsDoneBeside() throws InterruptedException {
        ThreadLanes threads = new ThreadLanes();
        try {
            BesideQueue queue = new BesideQueue(threads.lane("beside"), 8);
            CountDownLatch begun = new CountDownLatch(1);
            queue.add(queue, begun::countDown);
            // nobody helps here: the lane does it
            begun.await();
            for (int i = 0; i < 20_000; i++) {
                int n = i;
                queue.add(i % 7, () -> done.add(n));
                if (i % 1000 == 0) {
                    queue.release(i % 7);
                    assertFalse(queue.uses(i % 7));
                }
            }
            queue.finish();
            assertEquals(IntStream.range(0, 20_000).boxed().toList(), done);
        } finally {
            threads.close();
        }
    }
}
