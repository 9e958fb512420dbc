package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A stretch of a segment as a stream; closing it leaves the reader open. */
final class SegmentRange implements ReadableByteChannel {
    private final SegmentReader reader;
    private final long end;
    private long position;
    private boolean open = true;

    SegmentRange(SegmentReader reader, long begin, long end) {
        this.reader = reader;
        this.position = begin;
        this.end = end;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        if (position >= end) {
            return -1;
        }
        ByteBuffer part = room.slice(room.position(),
                (int) Math.min(room.remaining(), end - position));
        int n = reader.read(part, position);
        position += n;
        room.position(room.position() + n);
        return n;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
