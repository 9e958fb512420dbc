package org.holdfast.engine.session;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.env.Lanes.Lane;

/**
 * Reads staged bytes one piece ahead of the drive, on a lane beside it, so that the disk is read
 * while the drive takes the piece before.
 *
 * <p>Who needs a piece that the lane has not begun reads it, so nothing waits for a lane that never
 * comes, and where all lanes are one thread the reading simply happens here. One drive's thread
 * uses it; one use after the other.
 */
final class StagedAhead {
    private static final System.Logger LOG = System.getLogger(StagedAhead.class.getName());

    private enum State { NOTHING, ASKED, READING, THERE }

    private final Lane lane;
    private final int pieceBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private boolean scheduled;
    private ByteBuffer ahead;
    private ByteBuffer taken;
    private State state = State.NOTHING;
    private Source source;
    private long position;
    private long end;
    private IOException failure;

    /** Where the bytes are. */
    @FunctionalInterface
    interface Source {
        /** Reads up to a buffer from {@code position} on; -1 when there is nothing. */
        int read(ByteBuffer room, long position) throws IOException;
    }

    /** Two buffers for all copies of a drive: touching new memory costs more than writing it. */
    StagedAhead(Lane lane, int pieceBytes) {
        this.lane = lane;
        this.pieceBytes = pieceBytes;
    }

    /** The bytes from {@code from} to {@code to} are wanted now. */
    void begin(Source staged, long from, long to) {
        stop();
        if (ahead == null) {
            ahead = ByteBuffer.allocateDirect(pieceBytes);
            taken = ByteBuffer.allocateDirect(pieceBytes);
        }
        source = staged;
        position = from;
        end = to;
        ask();
    }

    /** Whether there are bytes that {@link #next} has not given. */
    boolean more() {
        return position < end;
    }

    /** The next bytes, valid until the next call; the piece behind them is on its way. */
    ByteBuffer next() throws IOException {
        await();
        IOException failed = failure;
        if (failed != null) {
            stop();
            throw failed;
        }
        ByteBuffer piece = ahead;
        ahead = taken;
        taken = piece;
        position += piece.remaining();
        idle();
        ask();
        return piece;
    }

    /** Nothing more is wanted; returns when nobody reads. */
    void stop() {
        lock.lock();
        try {
            while (state == State.READING) {
                done.awaitUninterruptibly();
            }
            state = State.NOTHING;
            failure = null;
            position = end;
        } finally {
            lock.unlock();
        }
    }

    private void idle() {
        lock.lock();
        state = State.NOTHING;
        lock.unlock();
    }

    private void ask() {
        if (position >= end) {
            return;
        }
        ahead.clear().limit((int) Math.min(pieceBytes, end - position));
        boolean schedule;
        lock.lock();
        try {
            state = State.ASKED;
            schedule = !scheduled;
            scheduled = true;
        } finally {
            lock.unlock();
        }
        if (schedule) {
            try {
                lane.execute(this::readBeside);
            } catch (RejectedExecutionException e) {
                // The engine ends: what is still wanted is read by who wants it.
                LOG.log(System.Logger.Level.DEBUG, "no lane to read ahead on", e);
            }
        }
    }

    private void readBeside() {
        lock.lock();
        scheduled = false;
        lock.unlock();
        readIfAsked();
    }

    /** Returns when the piece is there. */
    private void await() {
        readIfAsked();
        lock.lock();
        try {
            while (state == State.READING) {
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void readIfAsked() {
        lock.lock();
        try {
            if (state != State.ASKED) {
                return;
            }
            state = State.READING;
        } finally {
            lock.unlock();
        }
        IOException failed = new IOException("reading ahead was broken off");
        try {
            read();
            failed = null;
        } catch (IOException e) {
            failed = e;
        } finally {
            lock.lock();
            try {
                failure = failed;
                state = State.THERE;
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void read() throws IOException {
        while (ahead.hasRemaining()) {
            int n = source.read(ahead, position + ahead.position());
            if (n < 0) {
                throw new EOFException("what is staged ends at "
                        + (position + ahead.position()) + ", " + end + " bytes were accepted");
            }
        }
        ahead.flip();
    }
}
