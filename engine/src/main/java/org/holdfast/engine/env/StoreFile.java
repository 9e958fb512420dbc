package org.holdfast.engine.env;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file of the {@link FileStore}. Positional calls are safe for any thread. */
public interface StoreFile extends AutoCloseable {
    /** Writes all of {@code source} at {@code position}. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Reads up to {@code room.remaining()} bytes; -1 at the end of the file. */
    int read(ByteBuffer room, long position) throws IOException;

    /** Size in bytes. */
    long size() throws IOException;

    /** Cuts the file to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns when everything written is on stable storage. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
