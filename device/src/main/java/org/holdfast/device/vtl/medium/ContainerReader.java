package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The reader of a container file: a window of up to 4 MiB, small after a jump and whole while
 * reading on, so that blocks stream and a locate costs little.
 */
final class ContainerReader implements AutoCloseable {
    private static final int AFTER_JUMP = 256 << 10;
    private final FileChannel channel;
    private ByteBuffer window;
    private long base;
    private int filled;

    ContainerReader(Path file) throws IOException {
        this.channel = AlignedBuffers.open(file, StandardOpenOption.READ);
    }

    /** The file has changed: what is in the window may not be what it holds. */
    void forget() {
        base = 0;
        filled = 0;
    }

    /** Fills {@code into} from a place in the file, as far as the file goes. */
    void read(ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            if (at < base || at >= base + filled) {
                fill(at);
                if (at >= base + filled) {
                    return;
                }
            }
            int from = (int) (at - base);
            int n = Math.min(into.remaining(), filled - from);
            into.put(window.slice(from, n));
            at += n;
        }
    }

    private void fill(long at) throws IOException {
        if (window == null) {
            window = AlignedBuffers.take();
        }
        boolean readingOn = filled > 0 && at == base + filled;
        base = at & -AlignedBuffers.PAGE;
        window.clear().limit(readingOn ? AlignedBuffers.CAPACITY : AFTER_JUMP);
        filled = 0;
        while (window.hasRemaining()) {
            int n = channel.read(window, base + filled);
            if (n <= 0) {
                return;
            }
            filled += n;
            if (filled % AlignedBuffers.PAGE != 0) {
                // The end of the file, and the next read would not be aligned.
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (window != null) {
            AlignedBuffers.give(window);
            window = null;
            filled = 0;
        }
        channel.close();
    }
}
