package org.holdfast.engine.env.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.holdfast.engine.env.StoreFile;

/**
 * A file whose whole blocks go past the page cache (O_DIRECT); everything else goes through it.
 *
 * <p>The kernel keeps both coherent: before a direct write it writes out the pages of the range,
 * after it drops them. One {@link #force} covers both, as they are one inode.
 */
final class StreamFile implements StoreFile {
    private final DiskFile cached;
    private final FileChannel direct;
    private final int blockBytes;

    private StreamFile(DiskFile cached, FileChannel direct, int blockBytes) {
        this.cached = cached;
        this.direct = direct;
        this.blockBytes = blockBytes;
    }

    /** Makes {@code file}; where the file system has no direct writes, an ordinary one. */
    static StoreFile create(Path file) throws IOException {
        return beside(file, new DiskFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE)), StandardOpenOption.WRITE);
    }

    /** Opens {@code file} for reading; where the file system has no direct reads, as usual. */
    static StoreFile open(Path file) throws IOException {
        return beside(file, new DiskFile(FileChannel.open(file, StandardOpenOption.READ)),
                StandardOpenOption.READ);
    }

    private static StoreFile beside(Path file, DiskFile cached, StandardOpenOption mode) {
        try {
            int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
            return new StreamFile(cached, FileChannel.open(file, mode, directOption()), block);
        } catch (IOException | UnsupportedOperationException | ArithmeticException e) {
            System.getLogger(StreamFile.class.getName()).log(System.Logger.Level.DEBUG,
                    "no direct input and output for " + file, e);
            return cached;
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

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int whole = whole(source, position);
        long at = position;
        if (whole > 0) {
            int limit = source.limit();
            source.limit(source.position() + whole);
            try {
                at += writeDirect(source, position);
            } finally {
                source.limit(limit);
            }
        }
        if (source.hasRemaining()) {
            cached.write(source, at);
        }
    }

    /** How many bytes from the buffer's position on can go past the page cache. */
    private int whole(ByteBuffer bytes, long position) {
        return bytes.isDirect() && position % blockBytes == 0
                && bytes.alignmentOffset(bytes.position(), blockBytes) == 0
                ? bytes.remaining() - bytes.remaining() % blockBytes : 0;
    }

    /** A short write may leave the position unaligned; the rest then goes through the cache. */
    private long writeDirect(ByteBuffer source, long position) throws IOException {
        long done = 0;
        while (source.hasRemaining() && done % blockBytes == 0) {
            done += direct.write(source, position + done);
        }
        return done;
    }

    @Override
    public int read(ByteBuffer room, long position) throws IOException {
        int whole = whole(room, position);
        if (whole == 0) {
            return cached.read(room, position);
        }
        int limit = room.limit();
        room.limit(room.position() + whole);
        try {
            return direct.read(room, position);
        } finally {
            room.limit(limit);
        }
    }

    @Override
    public long size() throws IOException {
        return cached.size();
    }

    @Override
    public void truncate(long size) throws IOException {
        cached.truncate(size);
    }

    @Override
    public void force() throws IOException {
        cached.force();
    }

    @Override
    public void close() throws IOException {
        try (direct) {
            cached.close();
        }
    }
}
