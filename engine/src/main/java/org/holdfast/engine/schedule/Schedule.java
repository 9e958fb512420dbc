package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.List;

/**
 * The scheduler: one pure function.
 *
 * <p>Rules it keeps: a cartridge is in one drive or none; what a domain lacks goes to a cartridge
 * of that domain, so two copies never share one; an index is asked for when somebody waits, when a
 * drive has been idle, or when much has been written; a person who waits for a file goes before
 * what is being archived, at the next batch; a robot has one move at a time.
 */
public final class Schedule {
    private Schedule() {}

    /** What follows from an input. */
    public record Decision(ScheduleState state, List<Effect> effects) {}

    /**
     * The next state and what is to be done now.
     *
     * @param now not before the time of the step before
     */
    public static Decision step(ScheduleState state, Input input, Instant now) {
        Draft draft = new Draft(state, now);
        Arrivals.take(draft, input);
        Choices.make(draft);
        return draft.decision();
    }
}
