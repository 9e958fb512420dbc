package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes of a read in their order. */
@FunctionalInterface
public interface ByteSink {
    /**
     * Takes all of {@code bytes}, which is read-only and a view of the read buffer: it is good
     * until this call returns, and must have been used by then.
     *
     * @throws IOException ends the read
     */
    void accept(ByteBuffer bytes) throws IOException;
}
