package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sequential writer of a container file: gathers 4 MiB in an aligned buffer and writes past
 * the page cache, or through it where the file system knows no direct I/O.
 *
 * <p>Every drain fills up to a whole page, and the next record begins on a new one: a page that was
 * flushed is never written again, so a power cut cannot hurt it.
 */
final class ContainerWriter implements AutoCloseable {
    static final int PAGE = AlignedBuffers.PAGE;
    private final FileChannel channel;
    private ByteBuffer buffer = AlignedBuffers.take();
    private long base;

    /** Goes on at {@code end}, rounded up to a page. */
    ContainerWriter(Path file, long end) throws IOException {
        this.channel = AlignedBuffers.open(file, StandardOpenOption.WRITE);
        this.base = align(end);
    }

    static long align(long offset) {
        return (offset + PAGE - 1) & -PAGE;
    }

    /** The file offset of the next byte. */
    long offset() {
        return base + buffer.position();
    }

    /** The next {@code count} bytes will be put by the caller into this buffer at once. */
    ByteBuffer room(int count) throws IOException {
        if (buffer.remaining() < count) {
            fillUp(count);
        }
        return buffer;
    }

    /** Splits at the buffer's end: header bytes through a small copy. */
    private void fillUp(int count) throws IOException {
        if (count > PAGE) {
            throw new IllegalArgumentException("room of " + count);
        }
        drain();
    }

    /** Takes all of {@code data}. */
    void put(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            int n = Math.min(data.remaining(), buffer.remaining());
            int at = data.position();
            buffer.put(data.slice(at, n));
            data.position(at + n);
            if (!buffer.hasRemaining()) {
                write();
            }
        }
    }

    /** Hands everything to the file, filled up to a whole page. */
    void drain() throws IOException {
        if (buffer.position() == 0) {
            return;
        }
        int pad = (int) (align(buffer.position()) - buffer.position());
        for (int i = 0; i < pad; i++) {
            buffer.put((byte) 0);
        }
        write();
    }

    private void write() throws IOException {
        buffer.flip();
        int size = buffer.remaining();
        DurableFile.writeFully(channel, buffer, base);
        base += size;
        buffer.clear();
    }

    /** Drains and makes data and length durable. */
    void flush() throws IOException {
        drain();
        channel.force(false);
    }

    /** Drops what is in the buffer. */
    void discard() {
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        if (buffer != null) {
            AlignedBuffers.give(buffer);
            buffer = null;
        }
        channel.close();
    }
}
