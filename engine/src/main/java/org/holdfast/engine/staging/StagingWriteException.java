package org.holdfast.engine.staging;

import java.io.IOException;

/**
 * The staging device failed or is full. The segment was cut back to its last commit point and gets
 * no further blobs; what is durable is untouched, and the filler goes on in a new segment.
 */
public final class StagingWriteException extends IOException {
    private static final long serialVersionUID = 1;
    private final long segment;
    private final int dropped;

    /** {@code dropped} blobs of {@code segment} were filled but not durable, and are gone. */
    public StagingWriteException(long segment, int dropped, IOException cause) {
        super("segment " + segment + " cannot be written, " + dropped
                + " blobs dropped: " + cause.getMessage(), cause);
        this.segment = segment;
        this.dropped = dropped;
    }

    /** The segment. */
    public long segment() {
        return segment;
    }

    /** Blobs of this segment since its last commit point, which have to be filled again. */
    public int dropped() {
        return dropped;
    }
}
