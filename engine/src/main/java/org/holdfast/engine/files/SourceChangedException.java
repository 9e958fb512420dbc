package org.holdfast.engine.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file changed while it was read: what was read may be a mixture, and is not accepted. */
public final class SourceChangedException extends IOException {
    private static final long serialVersionUID = 1;
    private final String what;

    /** {@code what} changed: size, mtime, ctime or inode. */
    public SourceChangedException(Path path, String what) {
        super(path + " changed while it was read: " + what);
        this.what = what;
    }

    /** What changed. */
    public String what() {
        return what;
    }
}
