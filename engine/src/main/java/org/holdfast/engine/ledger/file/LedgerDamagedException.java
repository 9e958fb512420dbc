package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.file.Path;

/** Bytes that were durable are not as they were written. */
public final class LedgerDamagedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;
    private final long offset;
    private final String what;

    /** Names the place: a byte of the file, of the lines in it when the file is sealed. */
    public LedgerDamagedException(Path file, long offset, String what) {
        super("ledger damaged: " + file + " at byte " + offset + ": " + what);
        this.file = file;
        this.offset = offset;
        this.what = what;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** What is bad, without the place. */
    public String what() {
        return what;
    }

    /** The first byte of what is bad. */
    public long offset() {
        return offset;
    }
}
