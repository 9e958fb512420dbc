package org.holdfast.engine.env.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.holdfast.engine.env.StoreFile;

/** An open file of this machine. */
final class DiskFile implements StoreFile {
    /**
     * Heap buffers go to the kernel in pieces of this size: the JDK copies each into a direct
     * buffer that it then keeps for the thread, and that should stay small.
     */
    private static final int PIECE_BYTES = 256 << 10;

    private final FileChannel channel;

    DiskFile(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int end = source.limit();
        long at = position;
        try {
            while (source.position() < end) {
                int piece = source.isDirect() ? end - source.position() : PIECE_BYTES;
                source.limit(Math.min(end, source.position() + piece));
                at += channel.write(source, at);
            }
        } finally {
            source.limit(end);
        }
    }

    @Override
    public int read(ByteBuffer room, long position) throws IOException {
        if (room.isDirect() || room.remaining() <= PIECE_BYTES) {
            return channel.read(room, position);
        }
        int limit = room.limit();
        room.limit(room.position() + PIECE_BYTES);
        try {
            return channel.read(room, position);
        } finally {
            room.limit(limit);
        }
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    @Override
    public void force() throws IOException {
        // fdatasync, as the kernel does it, includes the length when it has changed
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
