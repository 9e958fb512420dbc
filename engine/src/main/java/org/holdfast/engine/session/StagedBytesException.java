package org.holdfast.engine.session;

import java.io.IOException;

/** The staged bytes of one segment cannot be read: neither the drive nor the cartridge. */
final class StagedBytesException extends IOException {
    private static final long serialVersionUID = 1L;

    StagedBytesException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
