package org.holdfast.engine.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.engine.staging.Staging;

/** The most that a home and its staging have taken. To be sampled. */
final class PeakMeter implements Sampler.Look {
    private final Path path;
    private volatile Optional<Staging> staging = Optional.empty();
    private volatile long home;
    private volatile long staged;

    PeakMeter(Path path) {
        this.path = path;
    }

    void staging(Staging watched) {
        staging = Optional.of(watched);
    }

    @Override
    public void look() throws IOException {
        home = Math.max(home, Workplace.bytes(path));
        if (staging.isPresent()) {
            staged = Math.max(staged, staging.get().counters().stagedBytes());
        }
    }

    long home() {
        return home;
    }

    long staged() {
        return staged;
    }
}
