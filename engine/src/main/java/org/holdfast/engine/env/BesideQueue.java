package org.holdfast.engine.env;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Pieces of work to be done in their order, on a lane beside who hands them over.
 *
 * <p>Who has to wait helps: it does what no lane has begun. So nothing waits for a lane that never
 * comes, and where all lanes are one queue the work simply happens here. Pieces may be handed over
 * by any thread, one at a time is done; a piece must not wait for its own queue.
 */
public final class BesideQueue {
    private static final System.Logger LOG = System.getLogger(BesideQueue.class.getName());

    private final Lanes.Lane lane;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private Object used;
    private boolean running;
    private boolean scheduled;

    private record Piece(Object uses, Runnable work) {}

    /** At most {@code most} pieces wait; who comes with one more helps first. */
    public BesideQueue(Lanes.Lane lane, int most) {
        this.lane = lane;
        this.most = most;
    }

    /** Has a piece done, behind all that were given before. {@code uses}: what it works on. */
    public void add(Object uses, Runnable work) {
        boolean schedule;
        helpWhile(() -> pieces.size() >= most);
        lock.lock();
        try {
            pieces.add(new Piece(uses, work));
            schedule = !scheduled;
            scheduled = true;
        } finally {
            lock.unlock();
        }
        if (schedule) {
            try {
                lane.execute(this::drain);
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "no lane beside: it is done here", e);
                drain();
            }
        }
    }

    private void drain() {
        lock.lock();
        scheduled = false;
        lock.unlock();
        drainWhile(() -> true);
    }

    /** Returns when all pieces are done. */
    public void finish() {
        helpWhile(() -> running || !pieces.isEmpty());
    }

    /** Whether a piece that is not done uses this. */
    public boolean uses(Object what) {
        lock.lock();
        try {
            return inUse(what);
        } finally {
            lock.unlock();
        }
    }

    private boolean inUse(Object what) {
        return used == what || pieces.stream().anyMatch(piece -> piece.uses() == what);
    }

    /** Returns when no piece that uses this is left. */
    public void release(Object what) {
        helpWhile(() -> inUse(what));
    }

    /** Forgets what is not begun; returns when nothing is going on. */
    public void clear() {
        lock.lock();
        try {
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

    /** Does piece after piece, unless somebody is at it already. */
    private void drainWhile(BooleanSupplier needed) {
        lock.lock();
        try {
            while (!running && !pieces.isEmpty() && needed.getAsBoolean()) {
                doFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    private void doFirst() {
        Piece piece = pieces.remove();
        running = true;
        used = piece.uses();
        // held once by helpers that come through helpWhile, once by drainWhile
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            piece.work().run();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
            running = false;
            used = null;
            progress.signalAll();
        }
    }
}
