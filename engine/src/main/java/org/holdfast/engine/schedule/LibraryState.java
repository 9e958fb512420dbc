package org.holdfast.engine.schedule;

import java.util.SortedSet;

/**
 * A library as the scheduler sees it.
 *
 * @param name its name in this home
 * @param robot whether it has one; otherwise every move is asked of a person
 * @param busy whether the robot is on its way
 * @param slots the addresses of its slots
 * @param mailSlots the addresses of its mail slots: used only when a person asks for it
 * @param blocked slots that are full with something that has no readable label
 * @param trouble moves that failed
 * @param robotFault why the robot is not asked any more, until a person has looked at it; empty
 *     otherwise
 */
public record LibraryState(String name, boolean robot, boolean busy, SortedSet<Integer> slots,
        SortedSet<Integer> mailSlots, SortedSet<Integer> blocked, MoveTrouble trouble,
        String robotFault) {
    LibraryState busy(boolean now) {
        return new LibraryState(name, robot, now, slots, mailSlots, blocked, trouble,
                robotFault);
    }

    LibraryState with(MoveTrouble newTrouble, String newFault) {
        return new LibraryState(name, robot, busy, slots, mailSlots, blocked, newTrouble,
                newFault);
    }

    /** Whether its robot is not asked any more. */
    public boolean down() {
        return !robotFault.isEmpty();
    }

    /** Whether a move can be begun now. */
    boolean canMove() {
        return !robot || !busy && !down();
    }
}
