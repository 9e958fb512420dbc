package org.holdfast.engine.schedule;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;

/**
 * The moves of a library that failed: what {@link Blame} judges by.
 *
 * @param inARow failures since the last move that went well
 * @param cartridges which those were
 * @param drives at which drives those were
 * @param atDrive cartridges that failed at a drive, since a move there went well
 * @param atSlot how often a slot did not take a cartridge, since it took one
 */
public record MoveTrouble(int inARow, SortedSet<Barcode> cartridges, SortedSet<Integer> drives,
        SortedMap<Integer, SortedSet<Barcode>> atDrive, SortedMap<Integer, Integer> atSlot) {
    /** None. */
    public static final MoveTrouble NONE = new MoveTrouble(0, new TreeSet<>(), new TreeSet<>(),
            new TreeMap<>(), new TreeMap<>());

    /** Freezes the collections. */
    public MoveTrouble {
        cartridges = Collections.unmodifiableSortedSet(cartridges);
        drives = Collections.unmodifiableSortedSet(drives);
        atDrive = Collections.unmodifiableSortedMap(atDrive);
        atSlot = Collections.unmodifiableSortedMap(atSlot);
    }

    MoveTrouble failed(Barcode cartridge, SortedSet<Integer> at, SortedSet<Integer> slots) {
        SortedSet<Barcode> allCartridges = new TreeSet<>(cartridges);
        allCartridges.add(cartridge);
        SortedSet<Integer> allDrives = new TreeSet<>(drives);
        allDrives.addAll(at);
        SortedMap<Integer, SortedSet<Barcode>> byDrive = new TreeMap<>(atDrive);
        for (int drive : at) {
            SortedSet<Barcode> there = new TreeSet<>(refusedBy(drive));
            there.add(cartridge);
            byDrive.put(drive, Collections.unmodifiableSortedSet(there));
        }
        SortedMap<Integer, Integer> bySlot = new TreeMap<>(atSlot);
        slots.forEach(slot -> bySlot.merge(slot, 1, Integer::sum));
        return new MoveTrouble(inARow + 1, allCartridges, allDrives, byDrive, bySlot);
    }

    /** A move between these elements went well. */
    MoveTrouble wentWell(int from, int to) {
        if (equals(NONE)) {
            return this;
        }
        SortedMap<Integer, SortedSet<Barcode>> byDrive = new TreeMap<>(atDrive);
        byDrive.remove(from);
        byDrive.remove(to);
        SortedMap<Integer, Integer> bySlot = new TreeMap<>(atSlot);
        bySlot.remove(to);
        return new MoveTrouble(0, new TreeSet<>(), new TreeSet<>(), byDrive, bySlot);
    }

    SortedSet<Barcode> refusedBy(int drive) {
        return atDrive.getOrDefault(drive, Collections.emptySortedSet());
    }

    int refusalsOf(int slot) {
        return atSlot.getOrDefault(slot, 0);
    }
}
