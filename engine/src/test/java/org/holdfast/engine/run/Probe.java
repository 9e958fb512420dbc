package org.holdfast.engine.run;

import java.io.IOException;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.staging.StagingCounters;

/** Looks into a running engine, for simulation: nothing here changes anything. */
public final class Probe {
    private Probe() {}

    /** What the scheduler knows. */
    public static ScheduleState schedule(Engine engine) {
        return engine.house().shell().state();
    }

    /** How full staging is. */
    public static StagingCounters staging(Engine engine) throws IOException {
        return engine.house().staging().counters();
    }
}
