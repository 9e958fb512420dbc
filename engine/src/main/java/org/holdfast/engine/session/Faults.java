package org.holdfast.engine.session;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.drive.VolumeOverflowException;
import org.holdfast.device.scsi.DeferredErrorException;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.device.scsi.SenseAction;
import org.holdfast.device.scsi.SenseTable;
import org.holdfast.engine.ltfs.io.DamagedTapeException;
import org.holdfast.engine.ltfs.io.NotAVolumeException;
import org.holdfast.engine.ltfs.io.WrongPositionException;
import org.holdfast.engine.model.CartridgeState;

/**
 * Whose fault a failure is: the cartridge's, the drive's, or nobody's here.
 *
 * @param cartridge what is to be thought of the cartridge from now on; empty: as before
 * @param drive why the drive is not to be used any more, if so
 * @param reason in the words of the device, for the ledger and for people who ask for details
 */
record Faults(Optional<CartridgeState> cartridge, Optional<String> drive, String reason) {

    /** Whether it was our own disk: then neither drive nor cartridge are to blame. */
    static boolean ours(Throwable e) {
        for (Throwable t = e; t != null && t.getCause() != t; t = t.getCause()) {
            if (t instanceof HomeException) {
                return true;
            }
        }
        return false;
    }

    /** What a failed write or commit means. */
    static Faults ofWriting(IOException e) {
        Optional<SenseAction> action = action(e);
        String reason = String.valueOf(e.getMessage());
        if (action.isEmpty()) {
            if (e instanceof WrongPositionException || e instanceof VolumeOverflowException
                    || e instanceof DamagedTapeException) {
                return new Faults(Optional.of(CartridgeState.READ_ONLY), Optional.empty(),
                        reason);
            }
            // The connection to the drive failed: what the drive still does to the cartridge is
            // unknown, so neither is used further.
            return new Faults(Optional.empty(), Optional.of(reason), reason);
        }
        return switch (action.get()) {
            case DRIVE_OFFLINE, RETRY_ONCE_THEN_OFFLINE, LOAD_FAILED, LIBRARY_OFFLINE, STOP,
                    RESTORE_STATE, NO_MEDIUM -> new Faults(Optional.empty(),
                            Optional.of(reason), reason);
            case QUARANTINE -> new Faults(Optional.of(CartridgeState.BAD), Optional.empty(),
                    reason);
            case NORMAL_FLOW, COUNT, CLEAN, COPY_AWAY, WAIT, LOAD_NEEDED, OPERATOR,
                    CHIP_SUSPECT, CLEANING_FAILED, MEDIUM_WRITE_ENDED, MEDIUM_SUSPECT,
                    MEDIUM_INCOMPATIBLE, MEDIUM_READ_ONLY, RETRY_ONCE, UNSUPPORTED,
                    REREAD_ADDRESSES, REPLAN, REWIND, UNLOCK, REIDENTIFY, RESCAN,
                    REREAD_SETTINGS, FINISH_AND_UNLOAD, KEY_NEEDED, RECOVER_END,
                    CARTRIDGE_FULL, WRITES_IN_DOUBT -> new Faults(
                            Optional.of(CartridgeState.READ_ONLY), Optional.empty(), reason);
        };
    }

    /** What it means that a cartridge could not be loaded or mounted. */
    static Faults ofOpening(IOException e, CartridgeState before) {
        String reason = String.valueOf(e.getMessage());
        if (e instanceof DifferentVolumeException) {
            return new Faults(Optional.of(before == CartridgeState.SCRATCH
                    ? CartridgeState.FOREIGN : CartridgeState.READ_ONLY), Optional.empty(),
                    reason);
        }
        if (e instanceof NotAVolumeException not) {
            return new Faults(Optional.of(switch (not.kind()) {
                case BLANK -> before == CartridgeState.SCRATCH ? CartridgeState.SCRATCH
                        : CartridgeState.BAD;
                case UNPARTITIONED, OTHER_DATA, HALF_FORMATTED, BLOCKS_TOO_LARGE ->
                        CartridgeState.FOREIGN;
                case BAD_LABEL, NO_INDEX -> CartridgeState.BAD;
            }), Optional.empty(), reason);
        }
        return action(e).map(action -> switch (action) {
            case DRIVE_OFFLINE, RETRY_ONCE_THEN_OFFLINE, STOP, RESTORE_STATE, LIBRARY_OFFLINE ->
                    new Faults(Optional.<CartridgeState>empty(), Optional.of(reason), reason);
            case NORMAL_FLOW, COUNT, CLEAN, COPY_AWAY, WAIT, LOAD_NEEDED, OPERATOR,
                    CHIP_SUSPECT, CLEANING_FAILED, NO_MEDIUM, LOAD_FAILED, MEDIUM_WRITE_ENDED,
                    MEDIUM_SUSPECT, MEDIUM_READ_ONLY, RETRY_ONCE, UNSUPPORTED,
                    REREAD_ADDRESSES, REPLAN, REWIND, UNLOCK, REIDENTIFY, RESCAN,
                    REREAD_SETTINGS, FINISH_AND_UNLOAD, KEY_NEEDED, RECOVER_END,
                    CARTRIDGE_FULL, WRITES_IN_DOUBT ->
                    new Faults(Optional.of(worse(before)), Optional.<String>empty(), reason);
            case QUARANTINE -> new Faults(Optional.of(CartridgeState.BAD),
                    Optional.<String>empty(), reason);
            case MEDIUM_INCOMPATIBLE -> new Faults(Optional.of(otherType(before)),
                    Optional.<String>empty(), reason);
        }).orElseGet(() -> e instanceof DamagedTapeException
                ? new Faults(Optional.of(worse(before)), Optional.empty(), reason)
                : new Faults(Optional.empty(), Optional.of(reason), reason));
    }

    /** Nothing is wrong with it, but this drive takes cartridges of another type. */
    private static CartridgeState otherType(CartridgeState before) {
        return switch (before) {
            case SCRATCH -> CartridgeState.FOREIGN;
            case APPENDABLE -> CartridgeState.READ_ONLY;
            case FULL, READ_ONLY, FOREIGN, BAD -> before;
        };
    }

    /** One failure in one drive ends the writing; it takes two to give up what counts there. */
    private static CartridgeState worse(CartridgeState before) {
        return switch (before) {
            case APPENDABLE, FULL -> CartridgeState.READ_ONLY;
            case SCRATCH, READ_ONLY, BAD -> CartridgeState.BAD;
            case FOREIGN -> CartridgeState.FOREIGN;
        };
    }

    /** Whether the cartridge, or as well the drive, has failed: not when it is a wrong one. */
    static boolean suspect(IOException e) {
        return !(e instanceof NotAVolumeException) && !(e instanceof DifferentVolumeException)
                && action(e).filter(SenseAction.MEDIUM_INCOMPATIBLE::equals).isEmpty();
    }

    /** Whether reading can go on with the next blob after this. */
    static boolean readingGoesOn(IOException e) {
        if (e instanceof DamagedTapeException) {
            return true;
        }
        return action(e).filter(a -> a == SenseAction.MEDIUM_SUSPECT
                || a == SenseAction.RETRY_ONCE || a == SenseAction.RECOVER_END).isPresent();
    }

    private static Optional<SenseAction> action(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof ScsiException scsi) {
                return Optional.of(SenseTable.classify(scsi.sense()));
            }
            if (t instanceof DeferredErrorException) {
                return Optional.of(SenseAction.WRITES_IN_DOUBT);
            }
            if (t.getCause() == t) {
                break;
            }
        }
        return Optional.empty();
    }
}
