package org.holdfast.engine.ltfs.io;

import java.io.IOException;

/**
 * The data partition ended in the middle of an append. What came before {@link #end()} is in
 * blocks that the drive took; none of it counts before a commit.
 */
public final class CartridgeFullException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long written;
    private final transient TapePoint end;

    /** {@code written} of the bytes since the last commit are before {@code end}. */
    public CartridgeFullException(long written, TapePoint end, Throwable cause) {
        super("end of the data partition at block " + end.startBlock() + " after " + written
                + " bytes", cause);
        this.written = written;
        this.end = end;
    }

    /** Bytes appended since the last commit that the drive took. */
    public long written() {
        return written;
    }

    /** Where the first byte that the drive did not take would have been. */
    public TapePoint end() {
        return end;
    }
}
