package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.schedule.DriveState.Phase;

/** Foresees which cartridges will be written for a domain; decides nothing. */
public final class Takers {
    private Takers() {}

    /**
     * A cartridge that may be written for a domain.
     *
     * @param cartridge what is known of it
     * @param mounted it is in a drive, or on its way there
     * @param person a person has to bring it
     */
    public record Taker(CartridgeStatus cartridge, boolean mounted, boolean person) {
        /** Whether it is formatted first; how much it takes is not known before. */
        public boolean blank() {
            return cartridge.state() == CartridgeState.SCRATCH;
        }
    }

    /**
     * Those of {@code domain} that are in drives, those of it in slots, the fullest first, then
     * blank ones: the order in which {@link Schedule} takes them while nothing else happens. Only
     * from libraries that have a drive.
     */
    public static List<Taker> of(ScheduleState state, String domain) {
        Draft draft = new Draft(state, Instant.EPOCH);
        List<Taker> all = new ArrayList<>();
        for (CartridgeStatus c : state.cartridges().values()) {
            boolean ours = c.appendable() && c.domain().filter(domain::equals).isPresent();
            if (c.library().isEmpty() || !state.libraries().containsKey(c.library().get())
                    || !ours && c.state() != CartridgeState.SCRATCH
                    || Choices.noDrive(draft, c.library().get())) {
                continue;
            }
            boolean mounted = draft.driveOf(c.barcode()).filter(d -> d.usable()
                    && d.phase() != Phase.LEAVING).isPresent();
            boolean forUs = ours || draft.driveOf(c.barcode()).flatMap(DriveState::domain)
                    .filter(domain::equals).isPresent();
            if (mounted ? forUs : draft.idleIn(c, c.library().get())) {
                all.add(new Taker(c, mounted,
                        !mounted && !state.libraries().get(c.library().get()).robot()));
            }
        }
        all.sort(Comparator.comparing((Taker t) -> !t.mounted()).thenComparing(Taker::blank)
                .thenComparingInt(t -> t.cartridge().moveFailures())
                .thenComparingLong(t -> t.cartridge().remaining())
                .thenComparing(t -> t.cartridge().barcode()));
        return all;
    }

    /** Bytes that are to be written for a domain already. */
    public static long waiting(ScheduleState state, String domain) {
        return state.writes().stream().filter(w -> w.domain().equals(domain))
                .mapToLong(WriteItem::bytes).sum();
    }

    /** Drives that work. */
    public static long drives(ScheduleState state) {
        return state.drives().values().stream().filter(DriveState::usable).count();
    }
}
