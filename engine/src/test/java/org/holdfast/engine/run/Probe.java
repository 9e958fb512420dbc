package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.staging.LeaseTerms;
import org.holdfast.engine.staging.SegmentReader;
import org.holdfast.engine.staging.StagingCounters;

/** Looks into a running engine, for simulation: what changes anything says so. */
public final class Probe {
    private Probe() {}

    /** What the scheduler knows. */
    public static ScheduleState schedule(Engine engine) {
        return engine.house().shell().state();
    }

    /** What persons are asked to move: barcode, from where and to where. */
    public static Map<Barcode, int[]> asked(Engine engine) {
        return engine.house().safety().asked();
    }

    /** How full staging is. */
    public static StagingCounters staging(Engine engine) throws IOException {
        return engine.house().staging().counters();
    }

    /** A lease on a segment, unless it is being given up. */
    public static Optional<SegmentReader> lease(Engine engine, long segment, LeaseTerms terms)
            throws IOException {
        try {
            return Optional.of(engine.house().staging().read(segment, terms));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
