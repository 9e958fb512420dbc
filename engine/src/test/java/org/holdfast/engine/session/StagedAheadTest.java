package org.holdfast.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.junit.jupiter.api.Test;

/** The bytes come whole and in order, whoever reads them. */
final class StagedAheadTest {
    private static final int PIECE = 1000;
    private final byte[] staged = new byte[25_300];

    StagedAheadTest() {
        new SplittableRandom(5).nextBytes(staged);
    }

    /** What happens to tasks. */
    private static final class OddLane implements Lanes.Lane {
        final Queue<Runnable> kept = new ArrayDeque<>();
        boolean closed;

        @Override
        public void execute(Runnable task) {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
            kept.add(task);
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            throw new AssertionError("nothing is delayed");
        }
    }

    /** Gives a few bytes at a time. */
    private int read(ByteBuffer room, long position) {
        int n = (int) Math.min(Math.min(room.remaining(), 333), staged.length - position);
        if (n <= 0) {
            return -1;
        }
        room.put(staged, (int) position, n);
        return n;
    }

    private byte[] all(StagedAhead ahead, Runnable between) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ahead.begin(this::read, 0, staged.length);
        while (ahead.more()) {
            ByteBuffer piece = ahead.next();
            between.run();
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            out.writeBytes(bytes);
        }
        ahead.stop();
        return out.toByteArray();
    }

    @Test
    void aLaneThatNeverComesIsNotWaitedFor() throws IOException {
        OddLane lane = new OddLane();
        StagedAhead ahead = new StagedAhead(lane, PIECE);
        assertArrayEquals(staged, all(ahead, () -> { }));
        assertEquals(1, lane.kept.size(), "asked again while the first asking waits");
        lane.kept.remove().run();
        assertArrayEquals(staged, all(ahead, () -> { }), "what comes late does nothing");
    }

    @Test
    void aLaneThatIsThereReadsInBetween() throws IOException {
        OddLane lane = new OddLane();
        assertArrayEquals(staged, all(new StagedAhead(lane, PIECE), () -> {
            while (!lane.kept.isEmpty()) {
                lane.kept.remove().run();
            }
        }));
    }

    @Test
    void lanesThatAreClosedDoNotEndIt() throws IOException {
        OddLane lane = new OddLane();
        lane.closed = true;
        assertArrayEquals(staged, all(new StagedAhead(lane, PIECE), () -> { }));
    }

    @Test
    void threadsReadIt() throws IOException {
        ThreadLanes lanes = new ThreadLanes();
        try {
            StagedAhead ahead = new StagedAhead(lanes.lane("ahead"), PIECE);
            for (int i = 0; i < 200; i++) {
                assertArrayEquals(staged, all(ahead, () -> { }));
            }
        } finally {
            lanes.close();
        }
    }

    @Test
    void aFailureComesWhereTheBytesWouldAndTheNextUseIsAsNew() throws IOException {
        StagedAhead ahead = new StagedAhead(new OddLane(), PIECE);
        ahead.begin((room, position) -> {
            if (position >= 2 * PIECE) {
                throw new IOException("gone");
            }
            return read(room, position);
        }, 0, staged.length);
        ahead.next();
        ahead.next();
        assertThrows(IOException.class, ahead::next);
        assertFalse(ahead.more());
        ahead.begin(this::read, staged.length - 1, staged.length + 1);
        assertThrows(IOException.class, ahead::next, "fewer bytes than were accepted");
        assertArrayEquals(staged, all(ahead, () -> { }));
    }

    @Test
    void halfWayIsAnEnd() throws IOException {
        StagedAhead ahead = new StagedAhead(new OddLane(), PIECE);
        ahead.begin(this::read, 0, staged.length);
        ahead.next();
        ahead.stop();
        assertFalse(ahead.more());
        assertArrayEquals(staged, all(ahead, () -> { }));
    }
}
