package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.engine.env.StoreFile;

/**
 * Bytes of an evicted segment, brought back from a copy so that another can be made: at the places
 * where they were, as many of them as are needed. A cache that the ledger knows nothing of; the
 * next opening deletes what a crash leaves.
 *
 * <p>Safe for any thread.
 */
public final class Restaging implements AutoCloseable {
    private final Staging staging;
    private final long segment;
    private final StoreFile file;
    private final Reservation room;
    private long end;
    private boolean finished;
    private boolean closed;

    Restaging(Staging staging, long segment, StoreFile file, Reservation room) {
        this.staging = staging;
        this.segment = segment;
        this.file = file;
        this.room = room;
    }

    /** Writes all of {@code bytes}, stored bytes of the segment, at their place in it. */
    public synchronized void write(ByteBuffer bytes, long position) throws IOException {
        if (finished || closed) {
            throw new IllegalStateException("segment " + segment + " is done with");
        }
        end = Math.max(end, position + bytes.remaining());
        file.write(bytes, position);
    }

    /** From now on {@link Staging#readForCopy} finds the bytes. */
    public synchronized void finish() throws IOException {
        if (!finished && !closed) {
            file.close();
            staging.restaged(segment, end);
            finished = true;
        }
    }

    /** Gives the bytes up, and their room back. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!finished) {
                file.close();
            }
            staging.forgetRestaged(segment);
        } finally {
            room.close();
        }
    }
}
