package org.holdfast.engine.sim;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One seed at a time, for who cannot name the types of the simulation since they have loaded it by
 * a class loader of their own.
 */
public final class OneSeed implements LongFunction<Optional<Throwable>>, Closeable {
    private final SourceTree sources;

    /** With files of its own, until it is closed. */
    public OneSeed() throws IOException {
        sources = SourceTree.make();
    }

    /** The promise that was broken, or whatever else ended the life of {@code seed} too soon. */
    @Override
    public Optional<Throwable> apply(long seed) {
        try {
            SimRun.of(seed, sources, false);
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        sources.delete();
    }
}
