package org.holdfast.engine.api.wire;

import java.io.IOException;

/** A line that is longer than it may be. */
final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    LineTooLongException(int mostBytes) {
        super("a line of more than " + mostBytes + " bytes");
    }
}
