package org.holdfast.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private static final int PIECE = 4096;
    private final byte[] staged = new byte[53_300];

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
        int n = (int) Math.min(Math.min(room.remaining(), 1_333), staged.length - position);
        if (n <= 0) {
            return -1;
        }
        room.put(staged, (int) position, n);
        return n;
    }

    private byte[] all(StagedAhead ahead, Runnable between) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ahead.begin(this::read, 0, staged.length);
        for (int cut = 1; ahead.position() < staged.length; cut = cut * 7 % 9_001) {
            ByteBuffer piece = ahead.next(Math.min(staged.length, ahead.position() + cut));
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
        ahead.next(staged.length);
        ahead.next(staged.length);
        assertThrows(IOException.class, () -> ahead.next(staged.length));
        assertEquals(ahead.end(), ahead.position());
        ahead.begin(this::read, staged.length - 1, staged.length + 1);
        assertThrows(IOException.class, () -> ahead.next(staged.length + 1),
                "fewer bytes than were accepted");
        assertArrayEquals(staged, all(ahead, () -> { }));
    }

    @Test
    void halfWayIsAnEnd() throws IOException {
        StagedAhead ahead = new StagedAhead(new OddLane(), PIECE);
        ahead.begin(this::read, 0, staged.length);
        ahead.next(staged.length);
        ahead.stop();
        assertEquals(ahead.end(), ahead.position());
        assertArrayEquals(staged, all(ahead, () -> { }));
    }

    @Test
    void piecesAreAlignedAndFewAreReadAhead() throws IOException {
        StagedAhead ahead = new StagedAhead(new OddLane(), PIECE);
        long[] furthest = new long[1];
        ahead.begin((room, position) -> {
            furthest[0] = Math.max(furthest[0], position);
            assertEquals(0, (position - room.position()) % StagedAhead.ALIGNMENT);
            assertEquals(0, room.alignmentOffset(0, StagedAhead.ALIGNMENT));
            return read(room, position);
        }, 5_000, staged.length);
        ByteBuffer first = ahead.next(staged.length);
        assertEquals(2 * PIECE - 5_000, first.remaining());
        assertEquals(staged[5_000], first.get());
        assertTrue(furthest[0] < 2 * PIECE, "read by who wants it, and no more than that");
    }
}
