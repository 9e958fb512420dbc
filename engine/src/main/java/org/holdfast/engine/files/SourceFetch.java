package org.holdfast.engine.files;

import java.nio.file.Path;

/**
 * Asks the system to read a file into its cache before somebody needs it. A hint: whatever comes of
 * it, nothing fails. Safe for any thread.
 */
public final class SourceFetch {
    /** Longer files are read ahead by the system itself while they are read. */
    public static final long MOST_BYTES = 1 << 20;

    private SourceFetch() {}

    /** Returns when the system knows which blocks it has to read, not when it has read them. */
    public static void fetch(Path path) {
        Linux.calls().ifPresent(linux -> {
            // a device or a pipe may have taken its place, and opening is an effect there
            if (linux.look(path).filter(FileLook::regular).isPresent()) {
                linux.fetch(path);
            }
        });
    }
}
