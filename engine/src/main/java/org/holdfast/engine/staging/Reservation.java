package org.holdfast.engine.staging;

/**
 * Room promised to a put. Closing gives back what was not used. Safe for any thread.
 */
public final class Reservation implements AutoCloseable {
    private final Room room;
    private long left;

    Reservation(Room room, long bytes) {
        this.room = room;
        this.left = bytes;
    }

    /** Bytes that are not used yet. */
    public synchronized long left() {
        return left;
    }

    synchronized void spend(long bytes) {
        if (bytes > left) {
            throw new IllegalStateException(bytes + " bytes of " + left + " reserved");
        }
        left -= bytes;
        room.spent(bytes);
    }

    @Override
    public void close() {
        long rest;
        synchronized (this) {
            rest = left;
            left = 0;
        }
        if (rest > 0) {
            room.unreserve(rest);
        }
    }
}
