package org.holdfast.engine.planted;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A house with a bug in it, and its simulation. */
final class Planted implements Closeable {
    /** Catalogs in memory are told apart by numbers, which each house gives on its own. */
    private static final AtomicLong CATALOGS = new AtomicLong(1_000_000);
    private static final long EACH = 1_000_000;

    private final LongFunction<?> simulation;

    private Planted(LongFunction<?> simulation) {
        this.simulation = simulation;
    }

    static Planted of(List<Edit> edits) throws ReflectiveOperationException {
        PlantedLoader loader = PlantedLoader.of(edits);
        Field names = loader.loadClass("org.holdfast.engine.catalog.sql.Database")
                .getDeclaredField("MEMORY_NAMES");
        names.setAccessible(true);
        ((AtomicLong) names.get(null)).set(CATALOGS.getAndAdd(EACH));
        return new Planted((LongFunction<?>) loader
                .loadClass("org.holdfast.engine.sim.OneSeed").getConstructor().newInstance());
    }

    /** What a seed finds. */
    Optional<Throwable> run(long seed) {
        return ((Optional<?>) simulation.apply(seed)).map(Throwable.class::cast);
    }

    @Override
    public void close() throws IOException {
        ((Closeable) simulation).close();
    }
}
