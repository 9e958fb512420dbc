package org.holdfast.engine.session;

import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.ltfs.io.MountFinding;

/**
 * The cartridge against the ledger, at every mount.
 *
 * <p>A cartridge may be newer than the ledger knows in one case only: the mount that wrote its last
 * index is one that the ledger knows to have been open, and the power went before the entry.
 *
 * @param difference what differs, in the field's words; empty when they agree
 * @param otherVolume it is another volume altogether
 */
record Comparison(Optional<String> difference, boolean otherVolume) {

    /** {@code known}: the volume that the ledger says is on the cartridge, if any. */
    static Comparison of(Barcode barcode, Optional<CartridgeRow.Volume> known,
            MountFinding found) {
        UUID volume = found.label().volume();
        if (known.filter(v -> v.id().equals(volume)).isEmpty()) {
            return new Comparison(Optional.of("volume " + volume + ", the ledger says "
                    + known.map(v -> v.id().toString()).orElse("none")), true);
        }
        CartridgeRow.Volume ours = known.get();
        if (!found.serial().isBlank() && !found.serial().strip().equals(barcode.volumeSerial())) {
            return differs("volume serial " + found.serial() + " under barcode " + barcode);
        }
        // A volume that was only formatted has generation 1; the ledger's 0 means just that.
        long expected = Math.max(1, ours.generation());
        long generation = found.index().generation();
        boolean sessionKnown = ours.openSession().isPresent()
                && found.session().equals(ours.openSession().map(UUID::toString));
        if (generation < expected) {
            return differs("generation " + generation + ", the ledger says " + expected);
        }
        if (generation > expected && !sessionKnown) {
            return differs("generation " + generation + ", the ledger says " + expected
                    + ", and no mount of ours wrote it");
        }
        if (ours.openSession().isEmpty() && ours.volumeChangeReference() != 0
                && found.volumeChangeReference().isPresent()
                && ours.volumeChangeReference() != found.volumeChangeReference().getAsLong()) {
            return differs("volume change reference "
                    + found.volumeChangeReference().getAsLong() + ", the ledger says "
                    + ours.volumeChangeReference());
        }
        return new Comparison(Optional.empty(), false);
    }

    private static Comparison differs(String how) {
        return new Comparison(Optional.of(how), false);
    }
}
