package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file was deleted or renamed before it was read to its end. */
public final class SourceVanishedException extends IOException {
    private static final long serialVersionUID = 1;

    /** {@code path} is no longer there. */
    public SourceVanishedException(Path path) {
        super(path + " has vanished");
    }
}
