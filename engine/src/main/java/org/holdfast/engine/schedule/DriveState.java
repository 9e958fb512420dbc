package org.holdfast.engine.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.media.Barcode;

/**
 * A drive as the scheduler sees it.
 *
 * @param id which one
 * @param phase what it is doing
 * @param cartridge what is in it, or on its way to or from it
 * @param mode what the cartridge is, or will be, mounted for
 * @param domain the storage domain that it writes for
 * @param uncommitted what has been written, or is being written, without an index that names it
 * @param sinceCommit bytes written since the last index
 * @param sinceOpen bytes written in this mount
 * @param idleSince when it last ended something
 * @param failures cartridges in a row that failed in it
 * @param reason why it is offline, or will be as soon as its cartridge has been taken out of it;
 *     empty otherwise
 */
public record DriveState(DriveId id, Phase phase, Optional<Barcode> cartridge, OpenMode mode,
        Optional<String> domain, List<WriteItem> uncommitted, long sinceCommit, long sinceOpen,
        Instant idleSince, int failures, String reason) {

    /** What a drive is doing. */
    public enum Phase {
        /** No cartridge. */
        EMPTY,
        /** The robot, or a person, brings a cartridge. */
        ARRIVING,
        /** A cartridge is in it, not mounted. */
        LOADED,
        /** Loading and mounting. */
        OPENING,
        /** Mounted, waiting for work. */
        READY,
        /** Mounted, working. */
        BUSY,
        /** Writing the closing index, unloading. */
        CLOSING,
        /** The robot, or a person, takes the cartridge away. */
        LEAVING,
        /** Not to be used. */
        OFFLINE
    }

    /** Copies the list. */
    public DriveState {
        uncommitted = List.copyOf(uncommitted);
    }

    /** An empty drive. */
    public static DriveState empty(DriveId id, Instant now) {
        return new DriveState(id, Phase.EMPTY, Optional.empty(), OpenMode.READ, Optional.empty(),
                List.of(), 0, 0, now, 0, "");
    }

    DriveState phase(Phase next) {
        return new DriveState(id, next, cartridge, mode, domain, uncommitted, sinceCommit,
                sinceOpen, idleSince, failures, reason);
    }

    /** Not to be used any more; its cartridge is unloaded and can be taken. */
    DriveState doomed(String why) {
        return new DriveState(id, Phase.LOADED, cartridge, OpenMode.READ, Optional.empty(),
                List.of(), 0, 0, idleSince, failures, why);
    }

    DriveState emptied(Instant now) {
        if (!reason.isEmpty()) {
            return new DriveState(id, Phase.OFFLINE, Optional.empty(), OpenMode.READ,
                    Optional.empty(), List.of(), 0, 0, now, failures, reason);
        }
        return new DriveState(id, Phase.EMPTY, Optional.empty(), OpenMode.READ, Optional.empty(),
                List.of(), 0, 0, now, failures, "");
    }

    DriveState expecting(Barcode barcode, OpenMode newMode, Optional<String> newDomain) {
        return new DriveState(id, Phase.ARRIVING, Optional.of(barcode), newMode, newDomain,
                List.of(), 0, 0, idleSince, failures, "");
    }

    DriveState loaded(Barcode barcode, Instant now) {
        return new DriveState(id, Phase.LOADED, Optional.of(barcode), mode, domain, List.of(), 0,
                0, now, failures, "");
    }

    DriveState unmounted(Instant now) {
        return new DriveState(id, Phase.LOADED, cartridge, OpenMode.READ, Optional.empty(),
                List.of(), 0, 0, now, failures, "");
    }

    DriveState opening(OpenMode newMode, Optional<String> newDomain) {
        return new DriveState(id, Phase.OPENING, cartridge, newMode, newDomain, List.of(), 0, 0,
                idleSince, failures, "");
    }

    DriveState ready(Instant now) {
        return new DriveState(id, Phase.READY, cartridge, mode, domain, uncommitted, sinceCommit,
                sinceOpen, now, failures, "");
    }

    DriveState opened(OpenMode newMode, Instant now) {
        return new DriveState(id, Phase.READY, cartridge, newMode, domain, List.of(), 0, 0, now,
                failures, "");
    }

    DriveState writing(List<WriteItem> items) {
        List<WriteItem> all = new java.util.ArrayList<>(uncommitted);
        all.addAll(items);
        return new DriveState(id, Phase.BUSY, cartridge, mode, domain, all, sinceCommit,
                sinceOpen, idleSince, failures, "");
    }

    DriveState wrote(List<WriteItem> kept, long bytes, Instant now) {
        return new DriveState(id, Phase.READY, cartridge, mode, domain, kept,
                sinceCommit + bytes, sinceOpen + bytes, now, failures, "");
    }

    DriveState committed(Instant now) {
        return new DriveState(id, Phase.READY, cartridge, mode, domain, List.of(), 0, sinceOpen,
                now, 0, "");
    }

    DriveState holding(List<WriteItem> items) {
        return new DriveState(id, phase, cartridge, mode, domain, items, sinceCommit, sinceOpen,
                idleSince, failures, reason);
    }

    DriveState readingOnly() {
        return new DriveState(id, phase, cartridge, OpenMode.READ, Optional.empty(), uncommitted,
                sinceCommit, sinceOpen, idleSince, failures, reason);
    }

    DriveState failedOnce() {
        return new DriveState(id, phase, cartridge, mode, domain, List.of(), 0, sinceOpen,
                idleSince, failures + 1, reason);
    }

    DriveState offline(String why) {
        return new DriveState(id, Phase.OFFLINE, cartridge, mode, Optional.empty(), List.of(), 0,
                0, idleSince, failures, why);
    }

    /** Whether it will work again. */
    public boolean usable() {
        return phase != Phase.OFFLINE && reason.isEmpty();
    }

    /** Whether its cartridge can take blobs now. */
    public boolean writable() {
        return mode != OpenMode.READ && domain.isPresent();
    }
}
