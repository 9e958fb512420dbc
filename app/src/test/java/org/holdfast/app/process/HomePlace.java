package org.holdfast.app.process;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a home is, for an engine that may see another file system there than we do.
 *
 * @param engines the home as the engine sees it
 * @param ours the same home as this process sees it
 * @param before what the engine's command line begins with, to see the home there
 */
record HomePlace(Path engines, Path ours, List<String> before) {
    /** A home where everybody sees it. */
    static HomePlace usual(Path home) {
        return new HomePlace(home, home, List.of());
    }
}
