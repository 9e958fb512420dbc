package org.holdfast.engine.schedule;

import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;

/**
 * A cartridge as the scheduler sees it.
 *
 * @param barcode its label
 * @param state what may be done with it
 * @param domain the storage domain it belongs to, if any
 * @param remaining bytes that can still be written
 * @param library the library it is in, empty when it is in none
 * @param element the element it is in; of one on its way, where it came from
 * @param home the slot it came from
 * @param moveFailures how often in a row the robot could not move it, while it could move others
 * @param moveReason what the robot said the last time; empty when there is nothing to say
 */
public record CartridgeStatus(Barcode barcode, CartridgeState state, Optional<String> domain,
        long remaining, Optional<String> library, int element, OptionalInt home,
        int moveFailures, String moveReason) {
    /** After so many moves in a row that failed a cartridge is left where it is. */
    static final int MOVE_FAILURES = 3;

    /** One that the robot has had no trouble with. */
    public CartridgeStatus(Barcode barcode, CartridgeState state, Optional<String> domain,
            long remaining, Optional<String> library, int element, OptionalInt home) {
        this(barcode, state, domain, remaining, library, element, home, 0, "");
    }

    /** Left where it is until a person has looked at it: the robot cannot take it. */
    public boolean aside() {
        return moveFailures >= MOVE_FAILURES;
    }

    CartridgeStatus refusedOnce(String reason) {
        return new CartridgeStatus(barcode, state, domain, remaining, library, element, home,
                moveFailures + 1, reason);
    }

    CartridgeStatus forgiven() {
        return moveFailures == 0 ? this : new CartridgeStatus(barcode, state, domain, remaining,
                library, element, home);
    }

    CartridgeStatus at(int newElement) {
        return new CartridgeStatus(barcode, state, domain, remaining, library, newElement, home,
                moveFailures, moveReason);
    }

    CartridgeStatus withHome(int slot) {
        return new CartridgeStatus(barcode, state, domain, remaining, library, element,
                OptionalInt.of(slot), moveFailures, moveReason);
    }

    CartridgeStatus in(Optional<String> newLibrary, int newElement) {
        return new CartridgeStatus(barcode, state, domain, remaining, newLibrary, newElement,
                home, moveFailures, moveReason);
    }

    CartridgeStatus judged(CartridgeState newState) {
        return new CartridgeStatus(barcode, newState, domain, remaining, library, element, home,
                moveFailures, moveReason);
    }

    CartridgeStatus holding(Optional<String> newDomain, long newRemaining) {
        return new CartridgeStatus(barcode, state, newDomain, newRemaining, library, element,
                home, moveFailures, moveReason);
    }

    /** Whether blobs may still be appended to it. */
    public boolean appendable() {
        return state == CartridgeState.APPENDABLE && remaining > 0;
    }

    /** Whether it is worth reading. */
    public boolean readable() {
        return switch (state) {
            case APPENDABLE, FULL, READ_ONLY, FOREIGN -> true;
            case SCRATCH, BAD -> false;
        };
    }
}
