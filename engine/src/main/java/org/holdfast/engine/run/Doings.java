package org.holdfast.engine.run;

import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Activity.Kind;
import org.holdfast.engine.run.ActivityLane.Doing;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.schedule.DriveState;
import org.holdfast.engine.schedule.Effect;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.OpenMode;
import org.holdfast.engine.schedule.ScheduleState;
import org.holdfast.engine.schedule.WriteItem;

/** What effects are, for those who look at the lanes: the kind, the cartridge, for which job. */
final class Doings {
    private final Safety safety;
    private final ReadDesk reads;

    Doings(Safety safety, ReadDesk reads) {
        this.safety = safety;
        this.reads = reads;
    }

    private static Doing of(Kind kind, Barcode barcode, Optional<Long> job) {
        return new Doing(kind, job, barcode.value(), Optional.empty(), Optional.empty());
    }

    Doing open(ScheduleState state, Effect.Open e) {
        return of(Kind.LOAD, e.cartridge(), wanting(state, e.cartridge(),
                e.mode() == OpenMode.READ ? Optional.empty() : e.domain()));
    }

    Doing write(Effect.Write e) {
        return of(Kind.WRITE, e.cartridge(), safety.jobOf(e.items()));
    }

    Doing commit(ScheduleState state, Effect.Commit e) {
        return of(Kind.INDEX, e.cartridge(), safety.jobOf(Optional.ofNullable(
                state.drives().get(e.drive())).map(DriveState::uncommitted).orElse(List.of())));
    }

    Doing read(Effect.Read e) {
        return of(Kind.READ, e.cartridge(), reads.job(e.item().task()));
    }

    Doing close(Effect.Close e) {
        return of(Kind.UNLOAD, e.cartridge(), Optional.empty());
    }

    /** {@code asked}: the job of the person who wants it moved. */
    Doing move(ScheduleState state, Effect.Move e, Optional<Long> asked) {
        Optional<DriveState> to = Optional.ofNullable(
                state.drives().get(new DriveId(e.library(), e.to())));
        Optional<Long> job = asked.or(() -> to.flatMap(d -> wanting(state, e.cartridge(),
                d.writable() ? d.domain() : Optional.empty())));
        return new Doing(Kind.MOVE, job, e.cartridge().value(), Optional.of(e.from()),
                Optional.of(e.to()));
    }

    /** Who reads from a cartridge first, or who alone has something for its domain. */
    private Optional<Long> wanting(ScheduleState state, Barcode barcode,
            Optional<String> domain) {
        Optional<Long> reader = state.reads().stream()
                .filter(r -> r.cartridge().equals(barcode)).findFirst()
                .flatMap(r -> reads.job(r.task()));
        List<WriteItem> writes = state.writes().stream()
                .filter(w -> domain.filter(w.domain()::equals).isPresent()).toList();
        return reader.or(() -> safety.jobOf(writes));
    }

    /** Whether the input says that what was done has failed. */
    static boolean failed(Input input) {
        return switch (input) {
            case Input.OpenFailed f -> true;
            case Input.WriteFailed f -> true;
            case Input.ReadFailed f -> true;
            case Input.CloseFailed f -> true;
            case Input.SessionStopped f -> true;
            case Input other -> false;
        };
    }
}
