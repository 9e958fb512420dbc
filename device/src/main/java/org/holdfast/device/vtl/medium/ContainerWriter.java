package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
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
    static final int PAGE = 4096;
    private static final int CAPACITY = 4 << 20;
    private static final System.Logger LOG = System.getLogger(ContainerWriter.class.getName());

    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(CAPACITY + PAGE).alignedSlice(PAGE).limit(CAPACITY).slice();
    private long base;

    /** Goes on at {@code end}, rounded up to a page. */
    ContainerWriter(Path file, long end) throws IOException {
        this.channel = open(file);
        this.base = align(end);
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            if (Files.getFileStore(file).getBlockSize() <= PAGE) {
                return FileChannel.open(file, StandardOpenOption.WRITE, direct());
            }
        } catch (UnsupportedOperationException | IOException | ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "no direct I/O for {0}: {1}", file, e);
        }
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** By name, since the compiler warns of the JDK-specific class whatever one says to it. */
    private static OpenOption direct() throws ReflectiveOperationException {
        Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
        return (OpenOption) options.getField("DIRECT").get(null);
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
        channel.close();
    }
}
