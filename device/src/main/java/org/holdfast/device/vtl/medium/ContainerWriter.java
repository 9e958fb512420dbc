package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sequential writer of a container file: gathers 4 MiB in an aligned buffer and has them
 * written behind, past the page cache, or through it where the file system knows no direct I/O.
 *
 * <p>Every drain fills up to a whole page, and the next record begins on a new one: a page that was
 * flushed is never written again, so a power cut cannot hurt it.
 */
final class ContainerWriter implements AutoCloseable {
    static final int PAGE = AlignedBuffers.PAGE;
    private final FileChannel channel;
    private final WriteBehind behind;
    /** Null: none has been asked for since the last one was handed on. */
    private ByteBuffer buffer;
    private long base;

    /** Goes on at {@code end}, rounded up to a page. */
    ContainerWriter(Path file, long end) throws IOException {
        this.channel = AlignedBuffers.open(file, StandardOpenOption.WRITE);
        this.behind = new WriteBehind(channel);
        this.base = align(end);
    }

    static long align(long offset) {
        return (offset + PAGE - 1) & -PAGE;
    }

    /** The file offset of the next byte. */
    long offset() {
        return base + (buffer == null ? 0 : buffer.position());
    }

    /** The next {@code count} bytes will be put by the caller into this buffer at once. */
    ByteBuffer room(int count) throws IOException {
        if (count > PAGE) {
            throw new IllegalArgumentException("room of " + count);
        }
        if (buffer != null && buffer.remaining() < count) {
            handOn();
        }
        return gathering();
    }

    private ByteBuffer gathering() throws IOException {
        if (buffer == null) {
            buffer = behind.buffer();
        }
        return buffer;
    }

    /** Takes all of {@code data}. */
    void put(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            ByteBuffer into = gathering();
            int n = Math.min(data.remaining(), into.remaining());
            int at = data.position();
            into.put(data.slice(at, n));
            data.position(at + n);
            if (!into.hasRemaining()) {
                handOn();
            }
        }
    }

    /** Has everything written, filled up to a whole page; returns before it is. */
    private void handOn() {
        if (buffer == null || buffer.position() == 0) {
            return;
        }
        ByteBuffer full = buffer;
        int pad = (int) (align(full.position()) - full.position());
        for (int i = 0; i < pad; i++) {
            full.put((byte) 0);
        }
        full.flip();
        buffer = null;
        long at = base;
        base += full.remaining();
        behind.write(full, at);
    }

    /** Returns when the file has everything, filled up to a whole page. */
    void drain() throws IOException {
        handOn();
        behind.await();
    }

    /** Drains and makes data and length durable. */
    void flush() throws IOException {
        drain();
        channel.force(false);
    }

    /** What was not drained is dropped. */
    @Override
    public void close() throws IOException {
        behind.close();
        if (buffer != null) {
            AlignedBuffers.give(buffer);
            buffer = null;
        }
        channel.close();
    }
}
