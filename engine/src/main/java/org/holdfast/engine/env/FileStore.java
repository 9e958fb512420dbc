package org.holdfast.engine.env;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The storage of a home.
 *
 * <p>Nothing is promised before {@link StoreFile#force} for the bytes of a file and
 * {@link #syncDirectory} for its name. Safe for any thread.
 */
public interface FileStore {
    /** Makes a new file; fails when it exists. */
    StoreFile create(Path file) throws IOException;

    /**
     * Makes a new file that gets long writes and is read back later if at all: where the store can,
     * whole blocks from aligned direct buffers go past the page cache. Fails when it exists.
     */
    default StoreFile createStream(Path file) throws IOException {
        return create(file);
    }

    /** Opens an existing file for reading and writing. */
    StoreFile open(Path file) throws IOException;

    /** Opens an existing file for reading. */
    StoreFile openForReading(Path file) throws IOException;

    /**
     * Opens an existing file that is read once from begin to end: where the store can, whole blocks
     * into aligned direct buffers come past the page cache.
     */
    default StoreFile openStream(Path file) throws IOException {
        return openForReading(file);
    }

    /** The names in a directory, sorted; empty when there is no such directory. */
    List<Path> list(Path directory) throws IOException;

    /** Whether a file or directory is there. */
    boolean exists(Path path) throws IOException;

    /** Makes a directory and its parents, durable on return. */
    void createDirectories(Path directory) throws IOException;

    /** Renames within one file system, replacing the target in one step. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file; no error when there is none. */
    void delete(Path file) throws IOException;

    /** Makes names in the directory durable. */
    void syncDirectory(Path directory) throws IOException;

    /** Bytes that can still be written where {@code path} is. */
    long usableBytes(Path path) throws IOException;
}
