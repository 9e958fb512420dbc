package org.holdfast.engine.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.DriveState.Phase;

/** Where cartridges are: inventories and moves. */
final class Sightings {
    private Sightings() {}

    static void take(Draft draft, Input.LibrarySeen seen) {
        Optional<LibraryState> before =
                Optional.ofNullable(draft.libraries.get(seen.library()));
        draft.libraries.put(seen.library(), new LibraryState(seen.library(), seen.robot(),
                before.map(LibraryState::busy).orElse(false), seen.slots(), seen.mailSlots(),
                seen.blocked(), before.map(LibraryState::trouble).orElse(MoveTrouble.NONE),
                before.map(LibraryState::robotFault).orElse("")));
        for (DriveId id : seen.drives()) {
            draft.drives.putIfAbsent(id, DriveState.empty(id, draft.now));
        }
        Set<Barcode> there = new HashSet<>();
        for (CartridgeStatus c : seen.cartridges()) {
            there.add(c.barcode());
            sighted(draft, seen.library(), c);
        }
        for (CartridgeStatus c : List.copyOf(draft.cartridges().values())) {
            if (c.library().filter(seen.library()::equals).isPresent()
                    && !there.contains(c.barcode()) && !onItsWay(draft, c.barcode())) {
                draft.put(c.in(Optional.empty(), 0));
            }
        }
        for (DriveState d : List.copyOf(draft.drives.values())) {
            if (d.id().library().equals(seen.library())) {
                settle(draft, d);
            }
        }
    }

    private static boolean onItsWay(Draft draft, Barcode barcode) {
        return draft.driveOf(barcode).filter(Arrivals::busy).isPresent();
    }

    private static void sighted(Draft draft, String library, CartridgeStatus seen) {
        if (onItsWay(draft, seen.barcode())) {
            return;
        }
        Optional<CartridgeStatus> known = draft.cartridge(seen.barcode());
        CartridgeStatus next = seen;
        if (known.isPresent()) {
            boolean there = known.get().library().filter(library::equals).isPresent()
                    && known.get().element() == seen.element();
            // Somebody has had it in hand: what was wrong with it may be right now.
            next = (there ? known.get() : known.get().forgiven())
                    .in(Optional.of(library), seen.element());
            next = next.home().isPresent() || seen.home().isEmpty() ? next
                    : next.withHome(seen.home().getAsInt());
        }
        draft.put(next);
    }

    /** A drive that stands still holds what the robot sees in it. */
    private static void settle(Draft draft, DriveState drive) {
        if (!Arrivals.standing(drive.phase())) {
            return;
        }
        Optional<CartridgeStatus> in = draft.at(drive.id().library(), drive.id().element());
        if (in.isEmpty()) {
            draft.put(drive.emptied(draft.now));
        } else if (!in.map(CartridgeStatus::barcode).equals(drive.cartridge())) {
            draft.put(drive.loaded(in.get().barcode(), draft.now));
        }
    }

    static void moved(Draft draft, Input.Moved moved) {
        draft.robotBusy(moved.library(), false);
        Blame.moved(draft, moved);
        CartridgeStatus cartridge = draft.cartridge(moved.cartridge()).orElseThrow();
        LibraryState library = draft.libraries.get(moved.library());
        if (library != null && library.slots().contains(moved.from())) {
            cartridge = cartridge.withHome(moved.from());
        }
        draft.put(cartridge.in(Optional.of(moved.library()), moved.to()));
        DriveState source = draft.drives.get(new DriveId(moved.library(), moved.from()));
        if (source != null && source.phase() != Phase.OFFLINE) {
            draft.put(source.emptied(draft.now));
        }
        DriveState target = draft.drives.get(new DriveId(moved.library(), moved.to()));
        if (target != null && target.phase() != Phase.OFFLINE) {
            draft.put(target.loaded(moved.cartridge(), draft.now));
        }
    }
}
