package org.holdfast.engine.run;

import java.io.IOException;
import java.util.Map;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.staging.StagingCounters;

/** Looks into a running engine, for simulation: nothing here changes anything. */
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
}
