package org.holdfast.engine.staging;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.env.Time;

/**
 * Reads the durable bytes of one segment under a lease, which ends by itself, by {@link #close}, or
 * by being taken away. While it stands the segment is not evicted.
 *
 * <p>Safe for any thread; reads of one reader go one after the other.
 */
public final class SegmentReader implements AutoCloseable {
    private final Shelf shelf;
    private final long segment;
    private final StoreFile file;
    private final long size;
    private final Time time;
    private final long end;
    private long bytesLeft;
    private String ended = "";

    SegmentReader(Shelf shelf, long segment, StoreFile file, long size, Time time,
            LeaseTerms terms) {
        this.shelf = shelf;
        this.segment = segment;
        this.file = file;
        this.size = size;
        this.time = time;
        this.end = time.nanos() + terms.time().toNanos();
        this.bytesLeft = terms.bytes();
    }

    /** The segment. */
    public long segment() {
        return segment;
    }

    /** Durable bytes of the segment when it was opened. */
    public long size() {
        return size;
    }

    /** Whether the lease is neither over, nor closed, nor taken away. */
    public synchronized boolean standing() {
        return ended.isEmpty() && time.nanos() - end < 0;
    }

    /**
     * Reads up to {@code room.remaining()} bytes, never behind the durable end; -1 there.
     *
     * @throws LeaseEndedException the lease is over, used up or taken away
     * @throws EOFException accepted bytes are missing in the file
     */
    public synchronized int read(ByteBuffer room, long position) throws IOException {
        check();
        if (position < 0) {
            throw new IllegalArgumentException("position " + position);
        }
        if (position >= size) {
            return -1;
        }
        int most = (int) Math.min(room.remaining(), size - position);
        if (most > bytesLeft) {
            throw new LeaseEndedException(segment, "used up");
        }
        ByteBuffer part = room.slice(room.position(), most);
        int n = file.read(part, position);
        if (n < 0) {
            throw new EOFException("segment " + segment + " has no byte " + position + " of "
                    + size);
        }
        room.position(room.position() + n);
        bytesLeft -= n;
        return n;
    }

    /** The bytes of one blob, or of several neighbours, from begin to end. */
    public ReadableByteChannel range(long offset, long length) {
        if (offset < 0 || length < 0 || offset + length > size) {
            throw new IllegalArgumentException("bytes " + offset + "+" + length + " of " + size);
        }
        return new SegmentRange(this, offset, offset + length);
    }

    private void check() throws LeaseEndedException {
        if (ended.isEmpty() && !standing()) {
            ended = "over";
            closeFile();
        }
        if (!ended.isEmpty()) {
            throw new LeaseEndedException(segment, ended);
        }
    }

    /** Ends the lease, so that the room is free as soon as the file is deleted. */
    synchronized void end(String why) {
        if (ended.isEmpty()) {
            ended = why;
            closeFile();
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            // nothing was written through it: the reader has what it read
            System.getLogger(SegmentReader.class.getName()).log(System.Logger.Level.WARNING,
                    "closing segment " + segment, e);
        }
    }

    @Override
    public void close() {
        end("closed");
        shelf.leave(segment, this);
    }
}
