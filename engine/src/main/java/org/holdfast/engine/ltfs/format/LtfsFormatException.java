package org.holdfast.engine.ltfs.format;

import java.io.IOException;

/** What is on the medium is not what the format says; the message tells what and where. */
public class LtfsFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a message. */
    public LtfsFormatException(String message) {
        super(message);
    }

    /** With a message and what the parser said. */
    public LtfsFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
