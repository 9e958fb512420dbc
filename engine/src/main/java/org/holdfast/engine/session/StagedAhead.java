package org.holdfast.engine.session;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.env.Lanes.Lane;

/**
 * Reads staged bytes a few pieces ahead of the drive, on a lane beside it, so that the disk is read
 * while the drive takes what was read before, and while names are made for it.
 *
 * <p>Pieces begin at multiples of {@value #ALIGNMENT} bytes, in memory too, as reads past the page
 * cache want it. Who needs a piece that the lane has not begun reads it, so nothing waits for a
 * lane that never comes, and where all lanes are one thread the reading simply happens here. One
 * drive's thread uses it; one use after the other.
 */
final class StagedAhead {
    /** What reads past the page cache want of addresses, offsets and lengths. */
    static final int ALIGNMENT = 4096;
    /** One is being written, the others are read or there. */
    private static final int PIECES = 4;
    private static final System.Logger LOG = System.getLogger(StagedAhead.class.getName());

    private enum State { ASKED, READING, THERE }

    /** A stretch of the file. */
    private static final class Piece {
        final ByteBuffer bytes;
        State state = State.ASKED;
        long from;
        long to;
        IOException failure;

        Piece(int size) {
            bytes = ByteBuffer.allocateDirect(size + ALIGNMENT).alignedSlice(ALIGNMENT);
        }
    }

    private final Lane lane;
    private final int pieceBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    /** In the order of the file. */
    private final Deque<Piece> ahead = new ArrayDeque<>();
    /** Used again, the latest first: touching new memory costs more than writing it. */
    private final Deque<Piece> free = new ArrayDeque<>();
    private Piece taken;
    private boolean scheduled;
    private Source source;
    private long position;
    private long asked;
    private long end;

    /** Where the bytes are. */
    @FunctionalInterface
    interface Source {
        /** Reads up to a buffer from {@code position} on; -1 when there is nothing. */
        int read(ByteBuffer room, long position) throws IOException;
    }

    /** One for all copies of a drive; {@code pieceBytes} is a multiple of {@link #ALIGNMENT}. */
    StagedAhead(Lane lane, int pieceBytes) {
        if (pieceBytes < ALIGNMENT || pieceBytes % ALIGNMENT != 0) {
            throw new IllegalArgumentException("pieces of " + pieceBytes);
        }
        this.lane = lane;
        this.pieceBytes = pieceBytes;
    }

    /** The bytes from {@code from} to {@code to} are wanted now. */
    void begin(Source staged, long from, long to) {
        stop();
        source = staged;
        position = from;
        asked = from;
        end = to;
        ask();
    }

    /** Where the next bytes are that {@link #next} gives; at the end of all when there are none. */
    long position() {
        return position;
    }

    /** Where the bytes end that are wanted. */
    long end() {
        return end;
    }

    /**
     * The next bytes, at least one of them and none behind {@code until}, which is in what is
     * wanted; valid until the next call.
     */
    ByteBuffer next(long until) throws IOException {
        give();
        ask();
        Piece piece = ahead.getFirst();
        await(piece);
        IOException failed = piece.failure;
        if (failed != null) {
            stop();
            throw failed;
        }
        long to = Math.min(until, piece.to);
        ByteBuffer bytes = piece.bytes.slice((int) (position - piece.from),
                (int) (to - position));
        position = to;
        if (to == piece.to) {
            taken = piece;
            lock.lock();
            ahead.removeFirst();
            lock.unlock();
        }
        return bytes;
    }

    /** Nothing more is wanted; returns when nobody reads. */
    void stop() {
        give();
        lock.lock();
        try {
            ahead.removeIf(p -> {
                boolean idle = p.state != State.READING;
                if (idle) {
                    free.push(p);
                }
                return idle;
            });
            while (!ahead.isEmpty()) {
                Piece last = ahead.getFirst();
                while (last.state == State.READING) {
                    done.awaitUninterruptibly();
                }
                free.push(ahead.removeFirst());
            }
        } finally {
            lock.unlock();
        }
        position = end;
        asked = end;
    }

    private void give() {
        if (taken != null) {
            free.push(taken);
            taken = null;
        }
    }

    /** Has as much read as there are pieces for. */
    private void ask() {
        boolean schedule;
        lock.lock();
        try {
            boolean more = false;
            while (asked < end && ahead.size() < PIECES - 1) {
                more = true;
                ahead.addLast(piece());
            }
            schedule = more && !scheduled;
            scheduled |= more;
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

    private Piece piece() {
        Piece piece = free.isEmpty() ? new Piece(pieceBytes) : free.pop();
        piece.state = State.ASKED;
        piece.failure = null;
        piece.from = asked - asked % ALIGNMENT;
        piece.to = Math.min(end, piece.from + pieceBytes);
        asked = piece.to;
        return piece;
    }

    private void readBeside() {
        lock.lock();
        try {
            scheduled = false;
            for (Piece next = firstAsked(); next != null; next = firstAsked()) {
                next.state = State.READING;
                lock.unlock();
                try {
                    read(next);
                } finally {
                    lock.lock();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Piece firstAsked() {
        for (Piece piece : ahead) {
            if (piece.state == State.ASKED) {
                return piece;
            }
        }
        return null;
    }

    /** Returns when the piece is there. */
    private void await(Piece piece) {
        boolean ours;
        lock.lock();
        try {
            ours = piece.state == State.ASKED;
            if (ours) {
                piece.state = State.READING;
            }
            while (!ours && piece.state == State.READING) {
                done.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        if (ours) {
            read(piece);
        }
    }

    private void read(Piece piece) {
        IOException failed = new IOException("reading ahead was broken off");
        try {
            fill(piece);
            failed = null;
        } catch (IOException e) {
            failed = e;
        } finally {
            lock.lock();
            try {
                piece.failure = failed;
                piece.state = State.THERE;
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void fill(Piece piece) throws IOException {
        ByteBuffer room = piece.bytes.clear().limit((int) (piece.to - piece.from));
        while (room.hasRemaining()) {
            long at = piece.from + room.position();
            int n = source.read(room, at);
            if (n < 0) {
                throw new EOFException("what is staged ends at " + at + ", bytes up to "
                        + piece.to + " were accepted");
            }
        }
    }
}
