package org.holdfast.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.DriveState;
import org.holdfast.engine.schedule.LibraryState;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.schedule.Takers;

/** What a restore waits for at each cartridge, and how long the like has taken this engine. */
final class PlanWaits {
    private final ScheduleState state;
    private final Pace pace;

    PlanWaits(ScheduleState state, Pace pace) {
        this.state = state;
        this.pace = pace;
    }

    /** In the order in which they happen. {@code stretches}: how often the tape is moved. */
    List<Rows.PlanWait> of(Barcode barcode, int stretches, long bytes) {
        List<Rows.PlanWait> waits = new ArrayList<>();
        boolean mounted = state.drives().values().stream().anyMatch(
                d -> d.cartridge().filter(barcode::equals).isPresent());
        if (!mounted) {
            Optional<LibraryState> library = Optional.ofNullable(state.cartridges().get(barcode))
                    .flatMap(CartridgeStatus::library)
                    .map(name -> state.libraries().get(name)).filter(LibraryState::robot);
            if (library.isEmpty()) {
                waits.add(new Rows.PlanWait(Wait.Kind.PERSON, Optional.empty()));
            } else {
                if (!emptyDrive(library.get().name())) {
                    waits.add(wait(Wait.Kind.UNLOAD, Activity.Kind.UNLOAD));
                    waits.add(wait(Wait.Kind.ROBOT, Activity.Kind.MOVE));
                }
                waits.add(wait(Wait.Kind.ROBOT, Activity.Kind.MOVE));
            }
            waits.add(wait(Wait.Kind.LOAD, Activity.Kind.LOAD));
        }
        waits.add(new Rows.PlanWait(Wait.Kind.LOCATE, pace.mean(Activity.Kind.LOCATE)
                .map(one -> one.multipliedBy(stretches))));
        waits.add(new Rows.PlanWait(Wait.Kind.READ, pace.of(Activity.Kind.READ, bytes)));
        return waits;
    }

    private Rows.PlanWait wait(Wait.Kind kind, Activity.Kind like) {
        return new Rows.PlanWait(kind, pace.mean(like));
    }

    private boolean emptyDrive(String library) {
        return state.drives().values().stream().anyMatch(d -> d.id().library().equals(library)
                && d.phase() == DriveState.Phase.EMPTY);
    }

    /** Of the steps without a person, each on the drive that is free first. */
    Optional<Duration> total(List<Rows.PlanStep> steps) {
        PriorityQueue<Duration> drives = new PriorityQueue<>();
        for (long i = 0; i < Takers.drives(state); i++) {
            drives.add(Duration.ZERO);
        }
        Duration end = Duration.ZERO;
        for (Rows.PlanStep step : steps) {
            if (step.person()) {
                continue;
            }
            Duration length = drives.isEmpty() ? Duration.ZERO : drives.remove();
            for (Rows.PlanWait wait : step.waits()) {
                if (wait.length().isEmpty()) {
                    return Optional.empty();
                }
                length = length.plus(wait.length().get());
            }
            drives.add(length);
            end = end.compareTo(length) > 0 ? end : length;
        }
        return steps.stream().allMatch(Rows.PlanStep::person) ? Optional.empty()
                : Optional.of(end);
    }
}
