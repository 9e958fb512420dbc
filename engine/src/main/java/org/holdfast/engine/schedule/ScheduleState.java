package org.holdfast.engine.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.device.media.Barcode;

/**
 * Everything that the scheduler knows; a value.
 *
 * @param libraries by name
 * @param drives by library and element
 * @param cartridges by barcode
 * @param writes what domains lack, by priority, then the oldest first
 * @param reads what is to be read, by priority, then the oldest first
 * @param moves what persons asked to be moved
 * @param starved domains whose writes cannot go on, and why
 * @param held why writing is held up, which is trouble of our own disk; empty when it is not
 * @param draining nothing new is begun
 * @param drained everything is closed
 * @param policy the numbers behind the decisions
 */
public record ScheduleState(SortedMap<String, LibraryState> libraries,
        SortedMap<DriveId, DriveState> drives, SortedMap<Barcode, CartridgeStatus> cartridges,
        List<WriteItem> writes, List<ReadItem> reads, List<MoveItem> moves,
        SortedMap<String, Starved> starved, Optional<String> held, boolean draining,
        boolean drained, SchedulePolicy policy) {

    /** Why a domain's writes cannot go on. */
    public enum Starved {
        /** There is no drive that works. */
        NO_DRIVE,
        /** Our own disk fails: what is written could not be made to count. */
        HOME,
        /** A robot moves nothing any more, and what can be reached without it is not enough. */
        NO_ROBOT,
        /** There is no cartridge with room, and none that may be formatted. */
        NO_CARTRIDGE
    }

    /** Freezes the collections. */
    public ScheduleState {
        libraries = Collections.unmodifiableSortedMap(libraries);
        drives = Collections.unmodifiableSortedMap(drives);
        cartridges = Collections.unmodifiableSortedMap(cartridges);
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
        moves = List.copyOf(moves);
        starved = Collections.unmodifiableSortedMap(starved);
    }

    /** Nothing is known yet. */
    public static ScheduleState initial(SchedulePolicy policy) {
        return new ScheduleState(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of(),
                List.of(), List.of(), new TreeMap<>(), Optional.empty(), false, false,
                policy);
    }

    /** Whether every drive stands still and nothing waits to be written or read. */
    public boolean quiet() {
        return writes.isEmpty() && reads.isEmpty() && moves.isEmpty()
                && drives.values().stream().allMatch(d -> d.uncommitted().isEmpty()
                        && d.phase() != DriveState.Phase.BUSY
                        && d.phase() != DriveState.Phase.OPENING);
    }
}
