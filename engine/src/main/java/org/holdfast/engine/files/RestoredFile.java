package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.holdfast.engine.env.disk.DirectChannel;
import org.holdfast.engine.model.Metadata;

/**
 * A file that is being restored, under a name of its own until it is finished. Parts may be written
 * in any order; what is not written is a hole. Closing before {@link #finish} deletes it.
 */
public final class RestoredFile implements AutoCloseable {
    /** Shorter pieces are better off in the page cache. */
    private static final int DIRECT_BYTES = 1 << 20;

    private final TargetTree tree;
    private final Path path;
    private final Path temporary;
    private final long length;
    private final Metadata metadata;
    private final FileChannel channel;
    private Optional<DirectChannel> direct = Optional.empty();
    private boolean directTried;
    private boolean finished;

    RestoredFile(TargetTree tree, Path path, Path temporary, long length, Metadata metadata)
            throws IOException {
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
        this.tree = tree;
        this.path = path;
        this.temporary = temporary;
        this.length = length;
        this.metadata = metadata;
        this.channel = FileChannel.open(temporary, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                TargetTree.attributesFor(temporary, "rw-------"));
    }

    /** Where it will be. */
    public Path path() {
        return path;
    }

    /**
     * Writes all of {@code source} at {@code position} of the file: a long piece in a direct buffer
     * past the page cache, where that can be.
     */
    public void write(ByteBuffer source, long position) throws IOException {
        if (position < 0 || source.remaining() > length - position) {
            throw new IllegalArgumentException("bytes " + position + "+" + source.remaining()
                    + " of " + length);
        }
        long end = position + source.remaining();
        if (source.isDirect() && source.remaining() >= DIRECT_BYTES) {
            writeDirect(source, position);
        }
        while (source.hasRemaining()) {
            channel.write(source, end - source.remaining());
        }
    }

    /** What does not go this way, for whatever reason, remains. */
    private synchronized void writeDirect(ByteBuffer source, long position) {
        try {
            if (!directTried) {
                directTried = true;
                direct = Optional.of(DirectChannel.open(temporary));
            }
            if (direct.isPresent()) {
                direct.get().write(source, position);
            }
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(RestoredFile.class.getName()).log(System.Logger.Level.DEBUG,
                    "no direct writes for " + temporary, e);
            closeDirect();
        }
    }

    private synchronized void closeDirect() {
        try {
            if (direct.isPresent()) {
                direct.get().close();
            }
        } catch (IOException e) {
            // every write through it has returned: nothing is behind it
            System.getLogger(RestoredFile.class.getName()).log(System.Logger.Level.WARNING,
                    "closing " + temporary, e);
        }
        direct = Optional.empty();
    }

    /**
     * Gives it its metadata and its name.
     *
     * @throws java.nio.file.FileAlreadyExistsException something came to be there meanwhile
     */
    public void finish() throws IOException {
        grow();
        tree.attributes().apply(temporary, metadata);
        if (tree.fsync()) {
            channel.force(true);
        }
        closeDirect();
        channel.close();
        tree.appear(temporary, path, metadata);
        finished = true;
    }

    private void grow() throws IOException {
        if (channel.size() < length
                && Linux.calls().filter(c -> c.truncate(temporary, length)).isEmpty()) {
            channel.write(ByteBuffer.allocate(1), length - 1);
        }
    }

    @Override
    public void close() throws IOException {
        closeDirect();
        channel.close();
        if (!finished) {
            Files.deleteIfExists(temporary);
        }
    }
}
