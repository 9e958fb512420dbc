package org.holdfast.engine.sim;

import org.holdfast.device.media.Barcode;
import org.holdfast.engine.sim.CopyPlaces.Copy;
import org.holdfast.engine.sim.CopyPlaces.Past;
import org.holdfast.engine.sim.CopyPlaces.Tape;

/** What was really done to cartridges, by the record of whoever did it. */
final class Harm {
    private static final int INDEXES = 0;
    private static final int DATA = 1;
    /** The label, its mark and the label of the format, its mark. */
    private static final int LABELS = 4;

    private final SimWorld world;

    Harm(SimWorld world) {
        this.world = world;
    }

    /** Whether anything that a drive could blame a cartridge for has happened with it in one. */
    boolean met(Barcode barcode) {
        SimMedium medium = world.medium(barcode);
        return medium.destroyed() || world.mishaps.struck(barcode) > 0
                || medium.spots().met().values().stream().anyMatch(n -> n > 0);
    }

    /** Whether what lies where this copy does cannot be read, or failed again when tried again. */
    boolean under(Barcode barcode, Copy copy) {
        SimMedium medium = world.medium(barcode);
        return medium.destroyed() || world.mishaps.struck(barcode) > 1
                || spotted(medium, world.model.copies().tape(barcode), copy);
    }

    private static boolean spotted(SimMedium medium, Tape tape, Copy copy) {
        return medium.spots().unreadable(DATA, copy.firstBlock(), copy.endBlock(tape.blockSize));
    }

    /** Whether a copy can be read now: its bytes, and what it takes to mount the volume. */
    boolean readable(Barcode barcode, Copy copy) {
        Tape tape = world.model.copies().tape(barcode);
        SimMedium medium = world.medium(barcode);
        return tape.counts() && !medium.destroyed() && !spotted(medium, tape, copy)
                && !medium.spots().unreadable(INDEXES, 0, Long.MAX_VALUE)
                && !medium.spots().unreadable(DATA, 0, LABELS)
                && !medium.spots().unreadable(DATA, tape.indexBlock - 1, Long.MAX_VALUE);
    }

    /** Whether what made a copy count no more was really done to it. */
    boolean caused(Past past, boolean hidden) {
        return switch (past.why()) {
            case FAILED -> under(past.cartridge(), past.copy());
            case DELETED -> hidden;
        };
    }
}
