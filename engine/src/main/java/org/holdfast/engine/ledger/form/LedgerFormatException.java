package org.holdfast.engine.ledger.form;

import java.io.IOException;

/**
 * A line is whole (its CRC is right) but has a type, field or shape that this version does not
 * know: it was written by a newer Holdfast, or by something else.
 */
public final class LedgerFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what was met. */
    public LedgerFormatException(String what) {
        super("written by a newer Holdfast: " + what);
    }

    /** Says what was met, and what found it. */
    public LedgerFormatException(String what, Throwable cause) {
        super("written by a newer Holdfast: " + what, cause);
    }
}
