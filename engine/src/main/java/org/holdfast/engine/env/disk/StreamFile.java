package org.holdfast.engine.env.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.holdfast.engine.env.StoreFile;

/** A file whose whole blocks go past the page cache; everything else goes through it. */
final class StreamFile implements StoreFile {
    private final DiskFile cached;
    private final DirectChannel direct;

    private StreamFile(DiskFile cached, DirectChannel direct) {
        this.cached = cached;
        this.direct = direct;
    }

    /** Makes {@code file}; where the file system has no direct writes, an ordinary one. */
    static StoreFile create(Path file) throws IOException {
        DiskFile cached = new DiskFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            return new StreamFile(cached, DirectChannel.open(file));
        } catch (IOException | UnsupportedOperationException e) {
            return asUsual(cached, file, e);
        }
    }

    /** Opens {@code file} for reading; where the file system has no direct reads, as usual. */
    static StoreFile open(Path file) throws IOException {
        DiskFile cached = new DiskFile(FileChannel.open(file, StandardOpenOption.READ));
        try {
            return new StreamFile(cached, DirectChannel.openForReading(file));
        } catch (IOException | UnsupportedOperationException e) {
            return asUsual(cached, file, e);
        }
    }

    private static StoreFile asUsual(DiskFile cached, Path file, Exception why) {
        System.getLogger(StreamFile.class.getName()).log(System.Logger.Level.DEBUG,
                "no direct input and output for " + file, why);
        return cached;
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
        int begin = source.position();
        direct.write(source, position);
        if (source.hasRemaining()) {
            cached.write(source, position + source.position() - begin);
        }
    }

    @Override
    public int read(ByteBuffer room, long position) throws IOException {
        return direct.whole(room, position) > 0 ? direct.read(room, position)
                : cached.read(room, position);
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
