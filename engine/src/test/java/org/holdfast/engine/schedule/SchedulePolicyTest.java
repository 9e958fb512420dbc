package org.holdfast.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How much may be written without an index. */
class SchedulePolicyTest {
    @Test
    void aLargeStagingChangesNothing() {
        assertEquals(SchedulePolicy.standard(), SchedulePolicy.standard(48L << 30));
    }

    @Test
    void aSmallStagingIsNamedByThirdsAndATinyOneNotByCrumbs() {
        SchedulePolicy small = SchedulePolicy.standard(900_000_000);
        assertEquals(300_000_000, small.commitBytes());
        assertEquals(150_000_000, small.batchBytes());
        assertEquals(64L << 20, SchedulePolicy.standard(1).commitBytes());
        assertEquals(SchedulePolicy.standard().turnBytes(), small.turnBytes());
    }
}
