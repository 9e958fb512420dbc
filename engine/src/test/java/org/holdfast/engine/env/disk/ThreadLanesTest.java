package org.holdfast.engine.env.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.engine.env.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ThreadLanesTest {

    @Test
    void aLaneKeepsItsOrderAndOutlivesAFailure() {
        ThreadLanes lanes = new ThreadLanes();
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        Lanes.Lane lane = lanes.lane("one");
        for (int i = 0; i < 100; i++) {
            int n = i;
            lane.execute(() -> {
                done.add(n);
                if (n == 50) {
                    throw new IllegalStateException("planted");
                }
            });
        }
        lanes.close();
        assertEquals(java.util.stream.IntStream.range(0, 100).boxed().toList(), done);
        assertThrows(RejectedExecutionException.class, () -> lane.execute(() -> done.add(-1)));
        assertThrows(RejectedExecutionException.class, () -> lanes.lane("two"));
    }

    @Test
    void lanesRunSideBySideAndDelaysPass() throws InterruptedException {
        ThreadLanes lanes = new ThreadLanes();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        lanes.lane("a").execute(() -> {
            await(first);
            both.countDown();
        });
        lanes.lane("b").executeAfter(Duration.ofMillis(1), () -> {
            first.countDown();
            both.countDown();
        });
        assertTrue(both.await(10, TimeUnit.SECONDS));
        lanes.close();
    }

    @Test
    void closingIsBounded() {
        ThreadLanes lanes = new ThreadLanes(Duration.ofMillis(20));
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        lanes.lane("stuck").execute(() -> interrupted.set(!await(never)));
        lanes.close();
        assertFalse(never.getCount() == 0);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
