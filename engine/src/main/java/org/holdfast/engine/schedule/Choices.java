package org.holdfast.engine.schedule;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.holdfast.engine.schedule.DriveState.Phase;

/** What is decided when nothing is left to be taken in. */
final class Choices {
    private Choices() {}

    static void make(Draft draft) {
        refuseUnreadable(draft);
        for (DriveState drive : draft.drivesIn(Phase.READY)) {
            Mounted.decide(draft, drive);
        }
        Moves.asked(draft);
        for (DriveState drive : draft.drivesIn(Phase.LOADED)) {
            Moves.loaded(draft, drive);
        }
        if (!draft.draining) {
            for (DriveState drive : Moves.willing(draft)) {
                Moves.fetch(draft, drive);
            }
        }
        starvation(draft);
        if (draft.draining && !draft.drained && allStand(draft)) {
            draft.drained = true;
            draft.effects.add(new Effect.Drained());
        }
    }

    private static boolean allStand(Draft draft) {
        return draft.libraries.values().stream().noneMatch(LibraryState::busy)
                && draft.drives.values().stream().allMatch(d -> switch (d.phase()) {
                    case EMPTY, OFFLINE -> true;
                    case LOADED -> !Moves.canLeave(draft, d);
                    case OPENING, READY, BUSY, CLOSING -> false;
                    // A person may take their time; the cartridge is unloaded and whole.
                    case ARRIVING, LEAVING -> !draft.libraries.get(d.id().library()).robot();
                });
    }

    private static void refuseUnreadable(Draft draft) {
        for (ReadItem read : List.copyOf(draft.reads)) {
            CartridgeStatus c = draft.cartridge(read.cartridge()).orElse(null);
            if (c == null || c.library().isEmpty()) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "missing"));
            } else if (!c.readable()) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "unreadable"));
            } else if (draft.driveOf(read.cartridge())
                    .filter(d -> d.phase() == Phase.OFFLINE).isPresent()) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "in a drive that is offline"));
            } else if (noDrive(draft, c.library().get())) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "no drive"));
            } else if (draft.libraries.get(c.library().get()).mailSlots().contains(c.element())
                    && draft.driveOf(read.cartridge()).isEmpty()) {
                // It is on its way out, or not in yet: that is a person's affair.
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "in a mail slot"));
            } else if (draft.driveOf(read.cartridge()).isEmpty() && (c.aside()
                    || draft.libraries.get(c.library().get()).down())) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, "cannot be moved: "
                        + (c.aside() ? c.moveReason()
                                : draft.libraries.get(c.library().get()).robotFault())));
            }
        }
    }

    static boolean noDrive(Draft draft, String library) {
        return draft.drives.values().stream().noneMatch(
                d -> d.id().library().equals(library) && d.usable());
    }

    /** The domains that lack something, in the order of their oldest item. */
    static List<String> lacking(Draft draft) {
        return draft.writes.stream().map(WriteItem::domain).distinct().toList();
    }

    /** How many drives work for a domain, or are about to. */
    static long assigned(Draft draft, String domain) {
        return draft.drives.values().stream().filter(d -> d.writable()
                && d.domain().filter(domain::equals).isPresent()
                && switch (d.phase()) {
                    case ARRIVING, LOADED, OPENING -> true;
                    case READY, BUSY -> d.cartridge().flatMap(draft::cartridge)
                            .filter(CartridgeStatus::appendable).isPresent();
                    case EMPTY, CLOSING, LEAVING, OFFLINE -> false;
                }).count();
    }

    /** Whether a domain may use one more drive. */
    static boolean needsDrive(Draft draft, String domain) {
        long pending = draft.pendingBytes(domain);
        return pending > 0 && draft.held.isEmpty()
                && assigned(draft, domain) < 1 + pending / draft.policy.secondDriveBytes();
    }

    private static void starvation(Draft draft) {
        SortedSet<String> domains = new TreeSet<>(lacking(draft));
        if (draft.held.isPresent()) {
            draft.drives.values().forEach(d -> d.uncommitted().forEach(
                    w -> domains.add(w.domain())));
            domains.forEach(d -> draft.starved.put(d, ScheduleState.Starved.HOME));
            return;
        }
        for (String domain : domains) {
            if (assigned(draft, domain) > 0) {
                continue;
            }
            if (draft.libraries.keySet().stream().allMatch(l -> noDrive(draft, l))) {
                draft.starved.put(domain, ScheduleState.Starved.NO_DRIVE);
            } else if (draft.libraries.keySet().stream()
                    .noneMatch(l -> Moves.anyFor(draft, domain, l))) {
                draft.starved.put(domain, draft.libraries.values().stream()
                        .anyMatch(LibraryState::down) ? ScheduleState.Starved.NO_ROBOT
                                : ScheduleState.Starved.NO_CARTRIDGE);
            }
        }
    }
}
