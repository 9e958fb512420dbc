package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * An open file, as little of it as a put needs: calls of our own where there are, which cost a
 * third for small files, else a channel. For one thread.
 */
sealed interface SourceBytes extends AutoCloseable {
    /** Opens what has this name, which must not be a link. */
    static SourceBytes open(Path path) throws IOException {
        if (Linux.calls().isPresent()) {
            Linux linux = Linux.calls().get();
            int fd = linux.open(path);
            if (fd >= 0) {
                return new Descriptor(linux, path, fd);
            }
        }
        return new Channel(path, FileChannel.open(path, Set.of(StandardOpenOption.READ,
                LinkOption.NOFOLLOW_LINKS)));
    }

    /** A look at the open file itself, or at its name when the platform has no such look. */
    FileLook look() throws IOException;

    /** Reads from {@code position} on; -1 at the end. */
    int read(ByteBuffer room, long position) throws IOException;

    /** Its holes, ascending. */
    List<Hole> holes(long size);

    /** Whether it surely has no extended attributes. */
    boolean noAttributes();

    @Override
    void close() throws IOException;

    /** A file descriptor of ours. */
    final class Descriptor implements SourceBytes {
        private final Linux linux;
        private final Path path;
        private final int fd;
        private boolean closed;

        Descriptor(Linux linux, Path path, int fd) {
            this.linux = linux;
            this.path = path;
            this.fd = fd;
        }

        @Override
        public FileLook look() throws IOException {
            Optional<FileLook> look = linux.look(fd);
            return look.isPresent() ? look.get() : FileLook.at(path);
        }

        @Override
        public int read(ByteBuffer room, long position) throws IOException {
            if (closed) {
                throw new IOException("closed: " + path);
            }
            return linux.read(fd, room, position, path);
        }

        @Override
        public List<Hole> holes(long size) {
            return Holes.of(linux, fd, size);
        }

        @Override
        public boolean noAttributes() {
            return linux.noAttributes(fd);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                linux.close(fd);
            }
        }
    }

    /** What every platform has. */
    final class Channel implements SourceBytes {
        private final Path path;
        private final FileChannel channel;

        Channel(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        @Override
        public FileLook look() throws IOException {
            return FileLook.at(path);
        }

        @Override
        public int read(ByteBuffer room, long position) throws IOException {
            return channel.read(room, position);
        }

        @Override
        public List<Hole> holes(long size) {
            return Holes.of(path, size);
        }

        @Override
        public boolean noAttributes() {
            return false;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
