package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.schedule.DriveState.Phase;

/** What a mounted cartridge does next. */
final class Mounted {
    /** So many new names are held in memory before an index is written. */
    private static final int COMMIT_BLOBS = 60_000;
    private static final int BATCH_BLOBS = 40_000;

    private Mounted() {}

    static void decide(Draft draft, DriveState drive) {
        Barcode barcode = drive.cartridge().orElseThrow();
        CartridgeStatus cartridge = draft.cartridge(barcode).orElseThrow();
        boolean leave = draft.draining || wantedByPerson(draft, drive) || mustYield(draft, drive);
        if (!draft.draining && read(draft, drive, barcode)) {
            return;
        }
        if (!leave && draft.held.isPresent() && !drive.uncommitted().isEmpty()) {
            // An index would be written in vain; what lies there can still come to count.
            return;
        }
        if (!leave && draft.held.isEmpty() && drive.writable() && cartridge.appendable()
                && write(draft, drive, barcode)) {
            return;
        }
        if (!drive.uncommitted().isEmpty()) {
            commitOrWait(draft, drive, barcode, leave || !cartridge.appendable());
            return;
        }
        Instant until = drive.idleSince().plus(draft.policy.closeAfter());
        if (leave || wantedElsewhere(draft, drive) || !until.isAfter(draft.now)) {
            draft.effects.add(new Effect.Close(drive.id(), barcode));
            draft.put(drive.phase(Phase.CLOSING));
        } else {
            draft.wakeAt(until);
        }
    }

    private static boolean read(Draft draft, DriveState drive, Barcode barcode) {
        Optional<ReadItem> next = draft.reads.stream()
                .filter(r -> r.cartridge().equals(barcode)).findFirst();
        next.ifPresent(item -> {
            draft.reads.remove(item);
            draft.effects.add(new Effect.Read(drive.id(), barcode, item));
            draft.put(drive.phase(Phase.BUSY));
        });
        return next.isPresent();
    }

    private static boolean write(Draft draft, DriveState drive, Barcode barcode) {
        String domain = drive.domain().orElseThrow();
        long named = drive.uncommitted().stream().mapToLong(w -> w.end() - w.from()).sum();
        if (drive.sinceCommit() >= draft.policy.commitBytes() || named >= COMMIT_BLOBS) {
            commit(draft, drive, barcode);
            return true;
        }
        List<WriteItem> batch = new ArrayList<>();
        long bytes = 0;
        int blobs = 0;
        for (WriteItem w : List.copyOf(draft.writes)) {
            if (w.domain().equals(domain) && bytes < draft.policy.batchBytes()
                    && blobs < BATCH_BLOBS) {
                batch.add(w);
                bytes += w.bytes();
                blobs += w.end() - w.from();
                draft.writes.remove(w);
            }
        }
        if (batch.isEmpty()) {
            return false;
        }
        draft.effects.add(new Effect.Write(drive.id(), barcode, batch));
        draft.put(drive.writing(batch));
        return true;
    }

    private static void commitOrWait(Draft draft, DriveState drive, Barcode barcode,
            boolean now) {
        Instant until = drive.idleSince().plus(draft.policy.commitAfter());
        boolean urgent = drive.uncommitted().stream().anyMatch(WriteItem::urgent);
        if (now || urgent || !until.isAfter(draft.now)) {
            commit(draft, drive, barcode);
        } else {
            draft.wakeAt(until);
        }
    }

    private static void commit(Draft draft, DriveState drive, Barcode barcode) {
        draft.effects.add(new Effect.Commit(drive.id(), barcode));
        draft.put(drive.phase(Phase.BUSY));
    }

    private static boolean wantedByPerson(Draft draft, DriveState drive) {
        return draft.moves.stream().anyMatch(m -> m.library().equals(drive.id().library())
                && m.from() == drive.id().element());
    }

    /** Someone waits for a file on another cartridge, or another domain for its turn. */
    private static boolean mustYield(Draft draft, DriveState drive) {
        String library = drive.id().library();
        long waiting = draft.reads.stream().map(ReadItem::cartridge).distinct()
                .filter(b -> draft.cartridge(b).filter(c -> draft.idleIn(c, library)).isPresent())
                .count();
        if (waiting > freeing(draft, library)) {
            return true;
        }
        return drive.sinceOpen() >= draft.policy.turnBytes()
                && freeing(draft, library) == 0
                && Choices.lacking(draft).stream().anyMatch(d ->
                        Choices.assigned(draft, d) == 0 && Moves.anyFor(draft, d, library));
    }

    private static long freeing(Draft draft, String library) {
        return draft.drives.values().stream().filter(d -> d.id().library().equals(library)
                && switch (d.phase()) {
                    case EMPTY, LOADED, CLOSING, LEAVING -> true;
                    case ARRIVING, OPENING -> d.mode() == OpenMode.READ;
                    case READY, BUSY, OFFLINE -> false;
                }).count();
    }

    /** Idle here, while there is work for this drive with another cartridge. */
    private static boolean wantedElsewhere(Draft draft, DriveState drive) {
        String library = drive.id().library();
        boolean mountedToRead = drive.mode() == OpenMode.READ
                && drive.cartridge().flatMap(draft::cartridge).filter(c -> c.appendable()
                        && c.domain().filter(d -> Choices.needsDrive(draft, d)).isPresent())
                        .isPresent();
        if (mountedToRead) {
            return true;
        }
        boolean free = draft.drives.values().stream().anyMatch(
                d -> d.id().library().equals(library) && Arrivals.standing(d.phase()));
        return !free && Choices.lacking(draft).stream().anyMatch(
                d -> Choices.needsDrive(draft, d) && Moves.anyFor(draft, d, library));
    }
}
