package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;

/** The most that a home and its staging have taken on disk. To be sampled. */
final class PeakMeter implements Sampler.Look {
    private final Path path;
    private volatile long home;
    private volatile long staged;

    PeakMeter(Path path) {
        this.path = path;
    }

    @Override
    public void look() throws IOException {
        home = Math.max(home, Workplace.bytes(path));
        staged = Math.max(staged, Workplace.bytes(path.resolve("staging")));
    }

    long home() {
        return home;
    }

    long staged() {
        return staged;
    }
}
