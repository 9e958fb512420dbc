package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Buffers and channels for input and output past the page cache: aligned to pages, and buffers
 * used again, since direct memory comes back late.
 */
final class AlignedBuffers {
    static final int PAGE = 4096;
    static final int CAPACITY = 4 << 20;
    private static final int MAX_SPARE = 16;
    private static final System.Logger LOG = System.getLogger(AlignedBuffers.class.getName());
    /** Whoever can do with fewer buffers gets no more while so many are in use: 128 MiB. */
    static final int PLENTY = 32;
    private static final Deque<ByteBuffer> SPARE = new ArrayDeque<>();
    private static int inUse;

    private AlignedBuffers() {}

    /** An empty buffer of {@link #CAPACITY} bytes. */
    static ByteBuffer take() {
        synchronized (SPARE) {
            inUse++;
            if (!SPARE.isEmpty()) {
                return SPARE.pop().clear();
            }
        }
        return ByteBuffer.allocateDirect(CAPACITY + PAGE).alignedSlice(PAGE).limit(CAPACITY)
                .slice();
    }

    /** As {@link #take}, for who has some already; nothing when memory is to be spared. */
    static Optional<ByteBuffer> takeMore() {
        synchronized (SPARE) {
            if (inUse >= PLENTY) {
                return Optional.empty();
            }
        }
        return Optional.of(take());
    }

    /** Gives a buffer back; its former owner must not touch it any more. */
    static void give(ByteBuffer buffer) {
        synchronized (SPARE) {
            inUse--;
            if (SPARE.size() < MAX_SPARE) {
                SPARE.push(buffer);
            }
        }
    }

    /** Past the page cache, or through it where the file system knows no direct I/O. */
    static FileChannel open(Path file, StandardOpenOption mode) throws IOException {
        try {
            if (Files.getFileStore(file).getBlockSize() <= PAGE) {
                return FileChannel.open(file, mode, direct());
            }
        } catch (UnsupportedOperationException | IOException | ReflectiveOperationException e) {
            LOG.log(System.Logger.Level.DEBUG, "no direct I/O for {0}: {1}", file, e);
        }
        return FileChannel.open(file, mode);
    }

    /** By name, since the compiler warns of the JDK-specific class whatever one says to it. */
    private static OpenOption direct() throws ReflectiveOperationException {
        Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
        return (OpenOption) options.getField("DIRECT").get(null);
    }
}
