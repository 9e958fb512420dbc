package org.holdfast.device.vtl.unit;

/** A command ends with RESERVATION CONFLICT: another initiator holds the unit. */
final class ReservationConflict extends Exception {
    private static final long serialVersionUID = 1L;

    ReservationConflict() {
        super("reservation conflict", null, false, false);
    }
}
