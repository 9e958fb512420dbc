package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.holdfast.engine.model.Metadata.Hole;

/** Content with its holes filled: what a reader of the file would see. One thread. */
final class WithZeros implements ReadableByteChannel {
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(64 << 10)
            .asReadOnlyBuffer();

    private final ReadableByteChannel data;
    private final List<Hole> holes;
    private final long length;
    private long position;
    private int next;

    /** {@code data} leaves out {@code holes}, which count from its begin. */
    WithZeros(ReadableByteChannel data, List<Hole> holes, long length) {
        this.data = data;
        this.holes = holes;
        this.length = length;
    }

    @Override
    public int read(ByteBuffer room) throws IOException {
        if (next < holes.size() && position >= holes.get(next).offset()) {
            Hole hole = holes.get(next);
            int n = (int) Math.min(Math.min(room.remaining(), ZEROS.capacity()),
                    hole.offset() + hole.length() - position);
            room.put(ZEROS.slice(0, n));
            position += n;
            if (position == hole.offset() + hole.length()) {
                next++;
            }
            return n;
        }
        long stop = next < holes.size() ? holes.get(next).offset() : Math.max(length, position + 1);
        int limit = room.limit();
        room.limit((int) Math.min(limit, room.position() + (stop - position)));
        int n = data.read(room);
        room.limit(limit);
        position += Math.max(0, n);
        return n;
    }

    @Override
    public boolean isOpen() {
        return data.isOpen();
    }

    @Override
    public void close() throws IOException {
        data.close();
    }
}
