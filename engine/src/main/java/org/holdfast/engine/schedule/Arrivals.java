package org.holdfast.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.schedule.DriveState.Phase;

/** What each input changes, before anything is decided. */
final class Arrivals {
    /** Cartridges in a row that may fail in a drive before the drive is to blame. */
    static final int DRIVE_FAILURES = 2;

    private Arrivals() {}

    static void take(Draft draft, Input input) {
        switch (input) {
            case Input.Tick tick -> { }
            case Input.LibrarySeen seen -> Sightings.take(draft, seen);
            case Input.Sealed sealed -> Turns.write(draft, sealed.items());
            case Input.Hurry hurry -> hurry(draft, hurry);
            case Input.ReadAsked asked -> Turns.read(draft, asked.item());
            case Input.ReadDropped dropped ->
                    draft.reads.removeIf(r -> r.task() == dropped.task());
            case Input.Prioritized now -> Turns.prioritized(draft, now);
            case Input.MoveAsked asked -> draft.moves.add(asked.item());
            case Input.Moved moved -> Sightings.moved(draft, moved);
            case Input.MoveFailed failed -> Blame.moveFailed(draft, failed);
            case Input.Attended attended -> Blame.attended(draft, attended);
            case Input.Opened opened -> opened(draft, opened);
            case Input.OpenFailed failed -> openFailed(draft, failed);
            case Input.Written written -> written(draft, written);
            case Input.Committed committed -> committed(draft, committed);
            case Input.SessionStopped stopped -> stopped(draft, stopped);
            case Input.HomeWell well -> draft.held = Optional.empty();
            case Input.WriteFailed failed -> sessionLost(draft, failed.drive(), failed.state(),
                    failed.unloaded(), failed.driveFault());
            case Input.ReadDone done ->
                    draft.put(draft.drive(done.drive()).ready(draft.now));
            case Input.ReadFailed failed -> sessionLost(draft, failed.drive(), failed.state(),
                    failed.unloaded(), failed.driveFault());
            case Input.Closed closed -> closed(draft, closed);
            case Input.CloseFailed failed -> sessionLost(draft, failed.drive(), failed.state(),
                    false, Optional.of(failed.driveFault()));
            case Input.Drain drain -> draft.draining = true;
        }
    }

    private static void hurry(Draft draft, Input.Hurry hurry) {
        draft.writes.replaceAll(w -> hurry.segments().contains(w.segment()) ? w.hurried() : w);
        for (DriveState d : List.copyOf(draft.drives.values())) {
            List<WriteItem> items = d.uncommitted().stream()
                    .map(w -> hurry.segments().contains(w.segment()) ? w.hurried() : w).toList();
            draft.put(d.holding(items));
        }
    }

    private static void opened(Draft draft, Input.Opened opened) {
        DriveState drive = draft.drive(opened.drive());
        CartridgeStatus cartridge = draft.cartridge(opened.cartridge()).orElseThrow();
        boolean refused = opened.mode() == OpenMode.READ && drive.mode() != OpenMode.READ;
        if (drive.mode() == OpenMode.FORMAT && !refused) {
            cartridge = cartridge.judged(CartridgeState.APPENDABLE);
        }
        if (refused && cartridge.appendable()) {
            cartridge = cartridge.judged(CartridgeState.READ_ONLY);
        }
        Optional<String> domain = refused ? cartridge.domain()
                : drive.domain().or(cartridge::domain);
        // A mount for reading does not ask how much room there is: what was known stays.
        draft.put(cartridge.holding(domain, opened.mode() == OpenMode.READ
                ? cartridge.remaining() : opened.remaining()));
        DriveState next = drive.opened(opened.mode(), draft.now);
        draft.put(refused ? next.readingOnly() : next);
    }

    private static void openFailed(Draft draft, Input.OpenFailed failed) {
        DriveState drive = draft.drive(failed.drive());
        judge(draft, drive, failed.cartridge(), failed.state());
        refuseReads(draft, failed.cartridge(), "cannot be mounted");
        boolean worn = drive.failures() + 1 >= DRIVE_FAILURES && failed.suspect();
        if (failed.driveFault().isPresent() || worn) {
            draft.put(drive.doomed(failed.driveFault().orElse("cartridges fail in it")));
        } else {
            DriveState next = drive.unmounted(draft.now);
            draft.put(failed.suspect() ? next.failedOnce() : next);
        }
    }

    private static void judge(Draft draft, DriveState drive, Barcode barcode,
            CartridgeState state) {
        draft.cartridge(barcode).ifPresent(c -> draft.put(
                c.state() == CartridgeState.SCRATCH && state == CartridgeState.APPENDABLE
                        ? c.judged(state).holding(drive.domain(), 1) : c.judged(state)));
    }

    /** Whoever wanted to read from it is told at once, and may have another copy. */
    private static void refuseReads(Draft draft, Barcode barcode, String reason) {
        for (ReadItem read : List.copyOf(draft.reads)) {
            if (read.cartridge().equals(barcode)) {
                draft.reads.remove(read);
                draft.effects.add(new Effect.RefuseRead(read, reason));
            }
        }
    }

    private static void stopped(Draft draft, Input.SessionStopped stopped) {
        DriveState drive = draft.drive(stopped.drive());
        giveBack(draft, drive.uncommitted());
        judge(draft, drive, stopped.cartridge(), stopped.state());
        refuseReads(draft, stopped.cartridge(), stopped.reason());
        DriveState next = drive.unmounted(draft.now);
        draft.put(stopped.unloaded() ? next
                : next.offline("the cartridge could not be unloaded"));
        draft.held = Optional.of(stopped.reason());
    }

    private static void written(Draft draft, Input.Written written) {
        DriveState drive = draft.drive(written.drive());
        List<WriteItem> kept = new ArrayList<>();
        for (WriteItem w : drive.uncommitted()) {
            boolean ofThisBatch = written.written().stream().anyMatch(o -> overlaps(o, w))
                    || written.left().stream().anyMatch(o -> overlaps(o, w))
                    || written.unreadable().stream().anyMatch(o -> overlaps(o.item(), w));
            if (!ofThisBatch) {
                kept.add(w);
            }
        }
        kept.addAll(written.written().stream().map(w -> asAskedNow(drive, w)).toList());
        written.unreadable().forEach(u -> draft.effects.add(new Effect.GiveUp(u.item(),
                Optional.of(u.reason()))));
        long bytes = written.written().stream().mapToLong(WriteItem::bytes).sum();
        draft.put(drive.wrote(kept, bytes, draft.now));
        giveBack(draft, written.left().stream().map(w -> asAskedNow(drive, w)).toList());
        Barcode barcode = drive.cartridge().orElseThrow();
        CartridgeStatus cartridge = draft.cartridge(barcode).orElseThrow()
                .holding(drive.domain(), written.remaining());
        draft.put(written.full() ? cartridge.judged(CartridgeState.FULL) : cartridge);
    }

    /** Somebody may have begun to wait for it, or changed its turn, while it was written. */
    private static WriteItem asAskedNow(DriveState drive, WriteItem w) {
        List<WriteItem> before = drive.uncommitted().stream().filter(b -> overlaps(b, w))
                .toList();
        WriteItem turned = before.isEmpty() ? w : w.with(before.getFirst().priority());
        return before.stream().anyMatch(WriteItem::urgent) ? turned.hurried() : turned;
    }

    private static boolean overlaps(WriteItem a, WriteItem b) {
        return a.segment() == b.segment() && a.from() < b.end() && b.from() < a.end();
    }

    private static void committed(Draft draft, Input.Committed committed) {
        DriveState drive = draft.drive(committed.drive());
        draft.put(drive.committed(draft.now));
        Barcode barcode = drive.cartridge().orElseThrow();
        draft.put(draft.cartridge(barcode).orElseThrow()
                .holding(drive.domain(), committed.remaining()));
    }

    private static void closed(Draft draft, Input.Closed closed) {
        DriveState drive = draft.drive(closed.drive());
        closed.judged().ifPresent(state -> drive.cartridge().flatMap(draft::cartridge)
                .ifPresent(c -> draft.put(c.judged(state))));
        draft.put(drive.unmounted(draft.now));
    }

    private static void sessionLost(Draft draft, DriveId id, CartridgeState state,
            boolean unloaded, Optional<String> driveFault) {
        DriveState drive = draft.drive(id);
        giveBack(draft, drive.uncommitted().stream().map(WriteItem::failedOnce).toList());
        drive.cartridge().flatMap(draft::cartridge)
                .ifPresent(c -> draft.put(c.judged(state)));
        DriveState next = drive.unmounted(draft.now);
        if (state != CartridgeState.FULL) {
            next = next.failedOnce();
        }
        if (!unloaded) {
            draft.put(next.offline(driveFault.orElse("the cartridge could not be unloaded")));
        } else if (driveFault.isPresent() || next.failures() >= DRIVE_FAILURES) {
            draft.put(next.doomed(driveFault.orElse("cartridges fail in it")));
        } else {
            draft.put(next);
        }
    }

    private static void giveBack(Draft draft, List<WriteItem> items) {
        List<WriteItem> again = new ArrayList<>();
        for (WriteItem w : items) {
            if (w.failures() >= draft.policy.maxFailures()) {
                draft.effects.add(new Effect.GiveUp(w, Optional.empty()));
            } else {
                again.add(w);
            }
        }
        Turns.again(draft, again);
    }

    static boolean busy(DriveState drive) {
        return switch (drive.phase()) {
            case ARRIVING, OPENING, READY, BUSY, CLOSING, LEAVING -> true;
            case EMPTY, LOADED, OFFLINE -> false;
        };
    }

    static boolean standing(Phase phase) {
        return phase == Phase.EMPTY || phase == Phase.LOADED;
    }
}
