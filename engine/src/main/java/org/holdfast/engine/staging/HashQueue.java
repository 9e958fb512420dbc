package org.holdfast.engine.staging;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.holdfast.engine.env.Lanes;

/**
 * Pieces to be hashed in their order, on a lane beside the copying.
 *
 * <p>Who has to wait helps: it hashes what no lane has begun. So nothing waits for a lane that
 * never comes, and where all lanes are one queue the hashing simply happens here.
 */
final class HashQueue {
    /** Bytes of a block, or that many zeros when there is no block. */
    record Piece(Block block, int from, long length) {
        void pin() {
            if (block != null) {
                block.pin();
            }
        }

        void unpin() {
            if (block != null) {
                block.unpin();
            }
        }
    }

    /** More pieces than this do not wait; the copying helps first. */
    private static final int MOST = 64;

    private final Lanes.Lane lane;
    private final Consumer<Piece> hash;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private boolean running;
    private boolean scheduled;

    HashQueue(Lanes.Lane lane, Consumer<Piece> hash) {
        this.lane = lane;
        this.hash = hash;
    }

    /** Queues a piece; its block stays until it is hashed. */
    void add(Piece piece) {
        boolean schedule;
        helpWhile(() -> pieces.size() >= MOST);
        lock.lock();
        try {
            pieces.add(piece);
            piece.pin();
            schedule = !scheduled;
            scheduled = true;
        } finally {
            lock.unlock();
        }
        if (schedule) {
            lane.execute(this::drain);
        }
    }

    private void drain() {
        lock.lock();
        scheduled = false;
        lock.unlock();
        drainWhile(() -> true);
    }

    /** Returns when all pieces are hashed. */
    void finish() {
        helpWhile(() -> running || !pieces.isEmpty());
    }

    /** Returns when no piece of the block is left. */
    void release(Block block) {
        helpWhile(block::pinned);
    }

    /** Forgets what is not begun; returns when nothing is going on. */
    void clear() {
        lock.lock();
        try {
            pieces.forEach(Piece::unpin);
            pieces.clear();
        } finally {
            lock.unlock();
        }
        helpWhile(() -> running);
    }

    private void helpWhile(BooleanSupplier needed) {
        lock.lock();
        try {
            while (needed.getAsBoolean()) {
                if (running) {
                    progress.awaitUninterruptibly();
                } else {
                    drainWhile(needed);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hashes piece after piece, unless somebody is at it already; one at a time does. */
    private void drainWhile(BooleanSupplier needed) {
        lock.lock();
        try {
            while (!running && !pieces.isEmpty() && needed.getAsBoolean()) {
                hashFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private void hashFirst() {
        Piece piece = pieces.remove();
        running = true;
        // held once by helpers that come through helpWhile, once by drainWhile
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            hash.accept(piece);
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
            running = false;
            piece.unpin();
            progress.signalAll();
        }
    }
}
