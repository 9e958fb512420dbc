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
 * Writes and reads whole blocks of a file past the page cache (O_DIRECT).
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
     * Opens a file that is there and no link for writing.
     *
     * @throws UnsupportedOperationException this runtime or file system has no direct writes
     */
    public static DirectChannel open(Path file) throws IOException {
        return open(file, StandardOpenOption.WRITE);
    }

    /** The same for reading. */
    static DirectChannel openForReading(Path file) throws IOException {
        return open(file, StandardOpenOption.READ);
    }

    private static DirectChannel open(Path file, StandardOpenOption mode) throws IOException {
        try {
            int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
            return new DirectChannel(FileChannel.open(file, Set.of(mode,
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
        int whole = whole(source, position);
        if (whole == 0) {
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

    /**
     * Reads whole blocks into {@code room} where they can come past the cache, see
     * {@link #whole(ByteBuffer, long)}.
     *
     * @return how many bytes, -1 at the end of the file
     */
    int read(ByteBuffer room, long position) throws IOException {
        int limit = room.limit();
        room.limit(room.position() + whole(room, position));
        try {
            return channel.read(room, position);
        } finally {
            room.limit(limit);
        }
    }

    /** How many bytes from the buffer's position on can go past the page cache. */
    int whole(ByteBuffer bytes, long position) {
        return bytes.isDirect() && position % blockBytes == 0
                && bytes.alignmentOffset(bytes.position(), blockBytes) == 0
                ? bytes.remaining() - bytes.remaining() % blockBytes : 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
