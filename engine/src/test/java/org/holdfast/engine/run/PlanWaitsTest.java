package org.holdfast.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.schedule.SchedulePolicy;
import org.holdfast.engine.schedule.ScheduleState;
import org.junit.jupiter.api.Test;

/** A person's wait has no length, and nothing is told that was not measured. */
class PlanWaitsTest {
    private static final Barcode TAPE = new Barcode("HF0001L8");

    @Test
    void whatIsInNoLibraryNeedsAPerson() {
        Pace pace = new Pace();
        PlanWaits waits = new PlanWaits(ScheduleState.initial(SchedulePolicy.standard()), pace);
        assertEquals(List.of(Wait.Kind.PERSON, Wait.Kind.LOAD, Wait.Kind.LOCATE, Wait.Kind.READ),
                waits.of(TAPE, 3, 1_000).stream().map(Rows.PlanWait::kind).toList());
        assertTrue(waits.of(TAPE, 3, 1_000).stream().allMatch(w -> w.length().isEmpty()));
        pace.did(Activity.Kind.LOAD, 0, Duration.ofSeconds(17));
        pace.did(Activity.Kind.LOCATE, 0, Duration.ofSeconds(38));
        pace.did(Activity.Kind.READ, 500, Duration.ofSeconds(1));
        List<Rows.PlanWait> known = waits.of(TAPE, 3, 1_000);
        assertEquals(List.of(Optional.empty(), Optional.of(Duration.ofSeconds(17)),
                Optional.of(Duration.ofSeconds(114)), Optional.of(Duration.ofSeconds(2))),
                known.stream().map(Rows.PlanWait::length).toList());
        Rows.PlanStep step = new Rows.PlanStep("HF0001L8", "", false, 1, 1_000, known);
        assertTrue(step.person());
        assertEquals(Optional.empty(), waits.total(List.of(step)));
        assertEquals(Optional.empty(), waits.total(List.of()));
        Rows.PlanStep robot = new Rows.PlanStep("HF0002L8", "l/1", false, 1, 1_000,
                known.subList(1, 4));
        assertEquals(Optional.of(Duration.ofSeconds(133)), waits.total(List.of(step, robot)));
        Rows.PlanStep unknown = new Rows.PlanStep("HF0003L8", "l/2", false, 1, 1_000,
                List.of(new Rows.PlanWait(Wait.Kind.ROBOT, Optional.empty())));
        assertEquals(Optional.empty(), waits.total(List.of(step, robot, unknown)));
    }
}
