package org.holdfast.engine.env.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Writes whole blocks of a file past the page cache (O_DIRECT).
 *
 * <p>The kernel keeps the cache coherent: before a direct write it writes out the pages of the
 * range, after it drops them. Forcing the file by another channel covers both, as they are one
 * inode. Safe for any thread.
 */
public final class DirectChannel implements AutoCloseable {
    private final FileChannel channel;
    private final int blockBytes;

    private DirectChannel(FileChannel channel, int blockBytes) {
        this.channel = channel;
        this.blockBytes = blockBytes;
    }

    /**
     * Opens a file that is there and no link.
     *
     * @throws UnsupportedOperationException this runtime or file system has no direct writes
     */
    public static DirectChannel open(Path file) throws IOException {
        try {
            int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
            return new DirectChannel(FileChannel.open(file, Set.of(StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS, directOption())), block);
        } catch (ArithmeticException e) {
            throw new UnsupportedOperationException("blocks of " + file, e);
        }
    }

    /**
     * {@code com.sun.nio.file.ExtendedOpenOption.DIRECT}, by name: it is exported by the module
     * jdk.unsupported, and naming it in source is a warning that cannot be suppressed.
     */
    private static OpenOption directOption() {
        try {
            for (Object option : Class.forName("com.sun.nio.file.ExtendedOpenOption")
                    .getEnumConstants()) {
                if (option.toString().equals("DIRECT")) {
                    return (OpenOption) option;
                }
            }
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException("no direct writes in this runtime", e);
        }
        throw new UnsupportedOperationException("no direct writes in this runtime");
    }

    /**
     * Writes what of {@code source} goes past the cache: the whole blocks of a direct buffer that
     * begins at a multiple of the block, in memory and in the file. The rest remains in the buffer.
     */
    public void write(ByteBuffer source, long position) throws IOException {
        int whole = source.remaining() - source.remaining() % blockBytes;
        if (whole == 0 || !source.isDirect() || position % blockBytes != 0
                || source.alignmentOffset(source.position(), blockBytes) != 0) {
            return;
        }
        int limit = source.limit();
        source.limit(source.position() + whole);
        try {
            long done = 0;
            // a short write may leave the position unaligned
            while (source.hasRemaining() && done % blockBytes == 0) {
                done += channel.write(source, position + done);
            }
        } finally {
            source.limit(limit);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
