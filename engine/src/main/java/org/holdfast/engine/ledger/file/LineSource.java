package org.holdfast.engine.ledger.file;

import java.io.IOException;

/** The lines of a file, one after the other. For one thread. */
public interface LineSource extends AutoCloseable {
    /** Goes to the next line; false behind the last. */
    boolean next() throws IOException;

    /** The buffer that the line is in, until the next {@link #next}. */
    byte[] bytes();

    /** Where the line begins in the buffer. */
    int begin();

    /** Where it ends, without its newline. */
    int end();

    /** Where the line begins in the file as it was before sealing, or in the part asked for. */
    long offset();

    /** Whether it ends in a newline and is no longer than allowed; if not, its bytes may be cut. */
    boolean terminated();

    @Override
    void close() throws IOException;
}
