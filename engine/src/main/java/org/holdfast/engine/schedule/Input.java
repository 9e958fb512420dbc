package org.holdfast.engine.schedule;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Priority;

/** Something that happened, as the shell reports it. */
public sealed interface Input {
    /** Time has passed. */
    record Tick() implements Input {}

    /**
     * A library was looked at: this is what is in it now.
     *
     * @param slots where the robot may put cartridges by itself
     * @param mailSlots where it may put them when a person asks for it
     * @param blocked slots full with something unlabelled
     * @param drives its drives that can be used
     * @param cartridges what was seen, with the element
     */
    record LibrarySeen(String library, boolean robot, SortedSet<Integer> slots,
            SortedSet<Integer> mailSlots, SortedSet<Integer> blocked, List<DriveId> drives,
            List<CartridgeStatus> cartridges) implements Input {}

    /** A segment is sealed: each domain lacks these blobs. */
    record Sealed(List<WriteItem> items) implements Input {}

    /** Someone waits for these segments to be safe. */
    record Hurry(SortedSet<Long> segments) implements Input {}

    /** Something is to be read. */
    record ReadAsked(ReadItem item) implements Input {}

    /** A read is no longer wanted. */
    record ReadDropped(long task) implements Input {}

    /** The turn of these has changed: of segments to be written, of tasks to be read. */
    record Prioritized(SortedSet<Long> segments, SortedSet<Long> tasks, Priority priority)
            implements Input {}

    /** A person asked for a move. */
    record MoveAsked(MoveItem item) implements Input {}

    /** The robot, or a person, has moved a cartridge. */
    record Moved(String library, Barcode cartridge, int from, int to) implements Input {}

    /**
     * A move failed.
     *
     * @param reason what the robot said
     * @param seen what was found then, if the library could be looked at
     */
    record MoveFailed(String library, Barcode cartridge, int from, int to, String reason,
            Optional<LibrarySeen> seen) implements Input {
        /** Whether the cartridge was not where it was to be taken from: no drive is to blame. */
        boolean sourceEmpty() {
            return seen.isPresent() && seen.get().cartridges().stream().noneMatch(
                    c -> c.element() == from && c.barcode().equals(cartridge));
        }
    }

    /**
     * A person has done something to a library, or says so: what the robot could not do it may do
     * now.
     *
     * @param drives elements of drives that are to be tried again as well
     */
    record Attended(String library, SortedSet<Integer> drives) implements Input {}

    /** A cartridge is mounted. {@code mode}: what it can be used for, perhaps less than asked. */
    record Opened(DriveId drive, Barcode cartridge, OpenMode mode, long remaining)
            implements Input {}

    /**
     * Mounting failed; the cartridge is in the drive, unloaded if the drive could do that.
     *
     * @param state what is to be thought of the cartridge from now on
     * @param suspect it may have been the drive as well: not when the cartridge is a wrong one
     * @param driveFault why the drive is to blame, if it is
     */
    record OpenFailed(DriveId drive, Barcode cartridge, CartridgeState state, boolean suspect,
            Optional<String> driveFault) implements Input {}

    /**
     * A write ended.
     *
     * @param written what lies on the cartridge now, without an index
     * @param left what does not
     * @param unreadable what does not either, since its staged bytes cannot be read
     * @param remaining bytes that can still be written
     * @param full the cartridge can take no more
     */
    record Written(DriveId drive, List<WriteItem> written, List<WriteItem> left,
            List<Unreadable> unreadable, long remaining, boolean full) implements Input {}

    /** Blobs whose staged bytes cannot be read, and why. */
    record Unreadable(WriteItem item, String reason) {}

    /**
     * A mount, or the attempt at one, is over because our own disk failed: nothing since the last
     * commit counts, and neither drive nor cartridge are to blame.
     *
     * @param unloaded whether the cartridge can be taken
     * @param reason what the disk said
     */
    record SessionStopped(DriveId drive, Barcode cartridge, CartridgeState state,
            boolean unloaded, String reason) implements Input {}

    /** Our own disk works again, as far as can be told without trying in earnest. */
    record HomeWell() implements Input {}

    /** The index that names all that was written counts. */
    record Committed(DriveId drive, long remaining) implements Input {}

    /**
     * Writing or committing failed: nothing since the last commit counts, the session is over and
     * the cartridge unloaded if that was possible.
     *
     * @param unloaded whether the cartridge can be taken
     * @param driveFault why the drive is to blame, if it is
     */
    record WriteFailed(DriveId drive, CartridgeState state, boolean unloaded,
            Optional<String> driveFault) implements Input {}

    /** A read ended, well or with its failures said to whom they concern. */
    record ReadDone(DriveId drive, long task) implements Input {}

    /** A read ended the session: the drive failed. */
    record ReadFailed(DriveId drive, long task, CartridgeState state, boolean unloaded,
            Optional<String> driveFault) implements Input {}

    /** Unmounted and unloaded. {@code judged}: what is thought of the cartridge now, if that. */
    record Closed(DriveId drive, Optional<CartridgeState> judged) implements Input {
        /** Without trouble. */
        public Closed(DriveId drive) {
            this(drive, Optional.empty());
        }
    }

    /** The cartridge could not be unloaded. */
    record CloseFailed(DriveId drive, CartridgeState state, String driveFault)
            implements Input {}

    /** Finish: close what is mounted, begin nothing. */
    record Drain() implements Input {}
}
