package org.holdfast.engine.ltfs.io;

import java.io.IOException;

/** A block cannot be read, is not there, or is shorter or longer than the format demands. */
public final class DamagedTapeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final char partition;
    private final long block;

    /** Says which block and what is wrong with it. {@code cause} may be null. */
    public DamagedTapeException(char partition, long block, String what, Throwable cause) {
        super("partition " + partition + " block " + block + ": " + what, cause);
        this.partition = partition;
        this.block = block;
    }

    /** The logical partition, {@code a} to {@code z}. */
    public char partition() {
        return partition;
    }

    /** The block's number in it. */
    public long block() {
        return block;
    }
}
