package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.schedule.DriveState.Phase;
import org.holdfast.engine.schedule.Effect.MoveRefusal;

/** What goes into which drive, and what leaves it. */
final class Moves {
    private Moves() {}

    /** A cartridge is in the drive, not mounted: mount it or take it away. */
    static void loaded(Draft draft, DriveState drive) {
        Barcode barcode = drive.cartridge().orElseThrow();
        CartridgeStatus cartridge = draft.cartridge(barcode).orElseThrow();
        if (!draft.draining && drive.usable() && mount(draft, drive, cartridge)) {
            return;
        }
        LibraryState library = draft.libraries.get(drive.id().library());
        Instant until = drive.idleSince().plus(draft.policy.closeAfter());
        boolean wanted = draft.draining || !drive.usable() || !until.isAfter(draft.now)
                || workFor(draft, library.name());
        if (!wanted) {
            draft.wakeAt(until);
            return;
        }
        if (canLeave(draft, drive)) {
            send(draft, drive, cartridge, library, draft.freeSlot(library, cartridge).get());
        }
    }

    private static boolean mount(Draft draft, DriveState drive, CartridgeStatus cartridge) {
        Optional<String> domain = Optional.empty();
        OpenMode mode = OpenMode.READ;
        if (drive.mode() == OpenMode.FORMAT && drive.domain().isPresent()
                && cartridge.state() == CartridgeState.SCRATCH && draft.held.isEmpty()
                && draft.pendingBytes(drive.domain().get()) > 0) {
            mode = OpenMode.FORMAT;
            domain = drive.domain();
        } else if (cartridge.appendable() && cartridge.domain().isPresent()
                && draft.held.isEmpty()
                && (drive.writable() && draft.pendingBytes(cartridge.domain().get()) > 0
                        || Choices.needsDrive(draft, cartridge.domain().get()))) {
            mode = OpenMode.APPEND;
            domain = cartridge.domain();
        }
        boolean toRead = draft.reads.stream()
                .anyMatch(r -> r.cartridge().equals(cartridge.barcode()));
        if (!toRead && (mode == OpenMode.READ || personGoesFirst(draft, drive))) {
            return false;
        }
        draft.effects.add(new Effect.Open(drive.id(), cartridge.barcode(), mode, domain));
        draft.put(drive.opening(mode, domain));
        return true;
    }

    /** Someone waits for a file on a cartridge that has no drive to go to but this one. */
    private static boolean personGoesFirst(Draft draft, DriveState drive) {
        String library = drive.id().library();
        long empty = draft.drives.values().stream().filter(d -> d.phase() == Phase.EMPTY
                && d.id().library().equals(library)).count();
        return draft.reads.stream().map(ReadItem::cartridge).distinct()
                .filter(b -> draft.cartridge(b).filter(c -> draft.idleIn(c, library)).isPresent())
                .count() > empty;
    }

    /** Whether the cartridge in a drive can be brought somewhere now or soon. */
    static boolean canLeave(Draft draft, DriveState drive) {
        LibraryState library = draft.libraries.get(drive.id().library());
        if (library.robot() ? library.down() : draft.draining) {
            return false;
        }
        return draft.cartridge(drive.cartridge().orElseThrow())
                .flatMap(c -> draft.freeSlot(library, c)).isPresent();
    }

    private static void send(Draft draft, DriveState drive, CartridgeStatus cartridge,
            LibraryState library, int slot) {
        if (!library.canMove()) {
            return;
        }
        transport(draft, library, cartridge.barcode(), drive.id().element(), slot,
                Optional.empty());
        draft.put(drive.phase(Phase.LEAVING));
    }

    private static void transport(Draft draft, LibraryState library, Barcode barcode, int from,
            int to, Optional<Long> task) {
        if (library.robot()) {
            draft.effects.add(new Effect.Move(library.name(), barcode, from, to, task));
            draft.robotBusy(library.name(), true);
        } else {
            draft.effects.add(new Effect.AskPerson(library.name(), barcode, from, to));
        }
    }

    /** The empty drives; those that cartridges could not be brought to are the last. */
    static List<DriveState> willing(Draft draft) {
        return draft.drivesIn(Phase.EMPTY).stream().sorted(Comparator.comparingInt(
                (DriveState d) -> draft.libraries.get(d.id().library()).trouble()
                        .refusedBy(d.id().element()).size())).toList();
    }

    /** An empty drive: what is most needed comes into it. */
    static void fetch(Draft draft, DriveState drive) {
        LibraryState library = draft.libraries.get(drive.id().library());
        if (!library.canMove()) {
            return;
        }
        Optional<CartridgeStatus> toRead = firstToRead(draft, library.name());
        if (toRead.isPresent()) {
            CartridgeStatus c = toRead.get();
            boolean append = c.appendable()
                    && c.domain().filter(d -> Choices.needsDrive(draft, d)).isPresent();
            bring(draft, drive, library, c, append ? OpenMode.APPEND : OpenMode.READ,
                    append ? c.domain() : Optional.empty());
            return;
        }
        for (String domain : Choices.lacking(draft)) {
            if (!Choices.needsDrive(draft, domain)) {
                continue;
            }
            Optional<CartridgeStatus> c = forDomain(draft, domain, library.name());
            if (c.isPresent()) {
                bring(draft, drive, library, c.get(),
                        c.get().state() == CartridgeState.SCRATCH ? OpenMode.FORMAT
                                : OpenMode.APPEND, Optional.of(domain));
                return;
            }
        }
    }

    /** Of those of the highest priority the one that the robot has had least trouble with. */
    private static Optional<CartridgeStatus> firstToRead(Draft draft, String library) {
        return draft.reads.stream()
                .filter(r -> draft.cartridge(r.cartridge())
                        .filter(c -> draft.idleIn(c, library)).isPresent())
                .min(Comparator.comparing(ReadItem::priority, Comparator.reverseOrder())
                        .thenComparingInt(r -> draft.cartridge(r.cartridge()).orElseThrow()
                                .moveFailures()))
                .flatMap(r -> draft.cartridge(r.cartridge()));
    }

    private static void bring(Draft draft, DriveState drive, LibraryState library,
            CartridgeStatus cartridge, OpenMode mode, Optional<String> domain) {
        transport(draft, library, cartridge.barcode(), cartridge.element(),
                drive.id().element(), Optional.empty());
        draft.put(drive.expecting(cartridge.barcode(), mode, domain));
    }

    /** The fullest cartridge of the domain that has room, else a blank one. */
    private static Optional<CartridgeStatus> forDomain(Draft draft, String domain,
            String library) {
        List<CartridgeStatus> idle = draft.cartridges().values().stream()
                .filter(c -> draft.idleIn(c, library)).toList();
        Optional<CartridgeStatus> begun = idle.stream()
                .filter(c -> c.appendable() && c.domain().filter(domain::equals).isPresent())
                .min(Comparator.comparingInt(CartridgeStatus::moveFailures)
                        .thenComparingLong(CartridgeStatus::remaining));
        if (begun.isPresent() || soonFree(draft, domain, library)) {
            return begun;
        }
        return idle.stream().filter(c -> c.state() == CartridgeState.SCRATCH)
                .min(Comparator.comparingInt(CartridgeStatus::moveFailures));
    }

    /**
     * Whether a cartridge of the domain with room is in a drive and about to be let go of, while
     * none is written to: a blank one would be begun for nothing.
     */
    private static boolean soonFree(Draft draft, String domain, String library) {
        return Choices.assigned(draft, domain) == 0 && draft.drives.values().stream().anyMatch(
                d -> d.id().library().equals(library) && switch (d.phase()) {
                    case READY, CLOSING -> true;
                    case LOADED -> d.usable();
                    case LEAVING -> draft.libraries.get(library).robot();
                    case EMPTY, ARRIVING, OPENING, BUSY, OFFLINE -> false;
                } && d.cartridge().flatMap(draft::cartridge).filter(c -> c.appendable()
                        && c.domain().filter(domain::equals).isPresent()).isPresent());
    }

    /** Whether the library has a cartridge for the domain, in a slot or in a drive that works. */
    static boolean anyFor(Draft draft, String domain, String library) {
        return draft.cartridges().values().stream().anyMatch(c ->
                c.library().filter(library::equals).isPresent()
                        && (c.state() == CartridgeState.SCRATCH
                        || c.appendable() && c.domain().filter(domain::equals).isPresent())
                        && (draft.idleIn(c, library) || draft.driveOf(c.barcode())
                                .filter(DriveState::usable).isPresent()));
    }

    private static boolean workFor(Draft draft, String library) {
        boolean empty = draft.drives.values().stream().anyMatch(
                d -> d.id().library().equals(library) && d.phase() == Phase.EMPTY);
        if (empty) {
            return false;
        }
        return draft.reads.stream().anyMatch(r -> draft.cartridge(r.cartridge())
                        .filter(c -> draft.idleIn(c, library)).isPresent())
                || Choices.lacking(draft).stream().anyMatch(d -> Choices.needsDrive(draft, d)
                        && forDomain(draft, d, library).isPresent());
    }

    /** The moves that persons asked for. */
    static void asked(Draft draft) {
        for (MoveItem item : List.copyOf(draft.moves)) {
            LibraryState library = draft.libraries.get(item.library());
            if (library == null) {
                refuse(draft, item, MoveRefusal.NO_SUCH_ELEMENT);
            } else if (!library.robot() || !library.busy()) {
                one(draft, item, library);
            }
        }
    }

    private static void one(Draft draft, MoveItem item, LibraryState library) {
        DriveState source = draft.drives.get(new DriveId(item.library(), item.from()));
        DriveState target = draft.drives.get(new DriveId(item.library(), item.to()));
        Optional<CartridgeStatus> cartridge = draft.at(item.library(), item.from());
        if (!exists(library, source, item.from()) || !exists(library, target, item.to())) {
            refuse(draft, item, MoveRefusal.NO_SUCH_ELEMENT);
        } else if (cartridge.isEmpty()) {
            refuse(draft, item, library.blocked().contains(item.from()) ? MoveRefusal.BUSY
                    : MoveRefusal.SOURCE_EMPTY);
        } else if (target != null && target.phase() != Phase.EMPTY
                || draft.at(item.library(), item.to()).isPresent()
                || library.blocked().contains(item.to())) {
            refuse(draft, item, MoveRefusal.DESTINATION_FULL);
        } else if (source == null && draft.driveOf(cartridge.get().barcode()).isPresent()) {
            refuse(draft, item, MoveRefusal.BUSY);
        } else if (source == null || source.phase() == Phase.LOADED) {
            draft.moves.remove(item);
            transport(draft, library, cartridge.get().barcode(), item.from(), item.to(),
                    Optional.of(item.task()));
            if (source != null) {
                draft.put(source.phase(Phase.LEAVING));
            }
            if (target != null) {
                draft.put(target.expecting(cartridge.get().barcode(), OpenMode.READ,
                        Optional.empty()));
            }
        } else if (source.phase() == Phase.OFFLINE) {
            refuse(draft, item, MoveRefusal.BUSY);
        }
        // Otherwise the drive is working: the move waits until it has closed its cartridge.
    }

    private static boolean exists(LibraryState library, DriveState drive, int element) {
        return drive != null || library.slots().contains(element)
                || library.mailSlots().contains(element);
    }

    private static void refuse(Draft draft, MoveItem item, MoveRefusal reason) {
        draft.moves.remove(item);
        draft.effects.add(new Effect.RefuseMove(item, reason));
    }
}
