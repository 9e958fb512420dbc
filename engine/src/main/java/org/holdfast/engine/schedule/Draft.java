package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.DriveState.Phase;
import org.holdfast.engine.schedule.ScheduleState.Starved;

/** The state while one step works on it; lives no longer than the step. */
final class Draft {
    final SortedMap<String, LibraryState> libraries;
    final SortedMap<DriveId, DriveState> drives;
    final List<WriteItem> writes;
    final List<ReadItem> reads;
    final List<MoveItem> moves;
    final SortedMap<String, Starved> starved = new TreeMap<>();
    final SchedulePolicy policy;
    final Instant now;
    final List<Effect> effects = new ArrayList<>();
    Optional<String> held;
    boolean draining;
    boolean drained;
    private SortedMap<Barcode, CartridgeStatus> cartridges;
    private boolean ownCartridges;
    private Optional<Instant> wake = Optional.empty();

    Draft(ScheduleState state, Instant now) {
        libraries = new TreeMap<>(state.libraries());
        drives = new TreeMap<>(state.drives());
        cartridges = state.cartridges();
        writes = new ArrayList<>(state.writes());
        reads = new ArrayList<>(state.reads());
        moves = new ArrayList<>(state.moves());
        policy = state.policy();
        held = state.held();
        draining = state.draining();
        drained = state.drained();
        this.now = now;
    }

    Schedule.Decision decision() {
        wake.ifPresent(at -> effects.add(new Effect.Wake(at)));
        return new Schedule.Decision(new ScheduleState(libraries, drives, cartridges, writes,
                reads, moves, starved, held, draining, drained, policy), List.copyOf(effects));
    }

    void wakeAt(Instant at) {
        if (wake.isEmpty() || at.isBefore(wake.get())) {
            wake = Optional.of(at);
        }
    }

    SortedMap<Barcode, CartridgeStatus> cartridges() {
        return cartridges;
    }

    Optional<CartridgeStatus> cartridge(Barcode barcode) {
        return Optional.ofNullable(cartridges.get(barcode));
    }

    /** Copied at the first change only: a big library has 50,000 of them. */
    void put(CartridgeStatus status) {
        if (!ownCartridges) {
            cartridges = new TreeMap<>(cartridges);
            ownCartridges = true;
        }
        cartridges.put(status.barcode(), status);
    }

    void put(DriveState drive) {
        drives.put(drive.id(), drive);
    }

    DriveState drive(DriveId id) {
        DriveState drive = drives.get(id);
        if (drive == null) {
            throw new IllegalStateException("no drive " + id);
        }
        return drive;
    }

    void robotBusy(String library, boolean busy) {
        LibraryState state = libraries.get(library);
        if (state != null) {
            libraries.put(library, state.busy(busy));
        }
    }

    /** The drive that has this cartridge, or to which or from which it is on its way. */
    Optional<DriveState> driveOf(Barcode barcode) {
        return drives.values().stream()
                .filter(d -> d.cartridge().filter(barcode::equals).isPresent()).findFirst();
    }

    /** Whether it lies in a slot of the library, free to be taken. */
    boolean idleIn(CartridgeStatus cartridge, String library) {
        return cartridge.library().filter(library::equals).isPresent()
                && !cartridge.aside() && !libraries.get(library).down()
                && driveOf(cartridge.barcode()).isEmpty()
                && libraries.get(library).slots().contains(cartridge.element());
    }

    /** Who lies in this element. */
    Optional<CartridgeStatus> at(String library, int element) {
        return cartridges.values().stream().filter(c -> c.element() == element
                && c.library().filter(library::equals).isPresent()).findFirst();
    }

    /** A free slot: where the cartridge came from if that is free. */
    Optional<Integer> freeSlot(LibraryState library, CartridgeStatus cartridge) {
        java.util.SortedSet<Integer> free = new java.util.TreeSet<>(library.slots());
        free.removeAll(library.blocked());
        for (CartridgeStatus c : cartridges.values()) {
            if (c.library().filter(library.name()::equals).isPresent()
                    && !c.barcode().equals(cartridge.barcode())) {
                free.remove(c.element());
            }
        }
        free.removeIf(slot -> library.trouble().refusalsOf(slot) >= Blame.SLOT_REFUSALS);
        OptionalInt home = cartridge.home();
        if (home.isPresent() && free.contains(home.getAsInt())
                && library.trouble().refusalsOf(home.getAsInt()) == 0) {
            return Optional.of(home.getAsInt());
        }
        return free.stream().min(Comparator.comparingInt(library.trouble()::refusalsOf));
    }

    List<DriveState> drivesIn(Phase phase) {
        return drives.values().stream().filter(d -> d.phase() == phase).toList();
    }

    long pendingBytes(String domain) {
        return writes.stream().filter(w -> w.domain().equals(domain))
                .mapToLong(w -> Math.max(1, w.bytes())).sum();
    }
}
