package org.holdfast.engine.ltfs.format;

/**
 * An incremental index of LTFS Format 2.5 was met where a full one is wanted: it is skipped, and
 * the full index before it is the one to read.
 */
public final class IncrementalIndexException extends LtfsFormatException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public IncrementalIndexException(String message) {
        super(message);
    }
}
