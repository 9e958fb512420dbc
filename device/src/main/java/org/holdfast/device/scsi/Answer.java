package org.holdfast.device.scsi;

/**
 * A response with its sense data decoded.
 *
 * @param status the status of the command
 * @param sense {@link SenseData#NONE} (the very object) when there was none that can be read
 * @param transferred bytes of data moved, as the transport says
 */
public record Answer(ScsiStatus status, SenseData sense, int transferred) {

    /**
     * Whether the command was carried out: GOOD, or CHECK CONDITION with nothing worse than a
     * remark (no sense with a reason, recovered error).
     */
    public boolean carriedOut() {
        return switch (status) {
            case GOOD, CONDITION_MET -> true;
            case CHECK_CONDITION -> sense.key() == 1 || sense.key() == 0 && hasReason();
            case BUSY, RESERVATION_CONFLICT, TASK_SET_FULL, ACA_ACTIVE, TASK_ABORTED -> false;
        };
    }

    /** Whether the device wants attention before it does anything (sense key 6). */
    public boolean unitAttention() {
        return status == ScsiStatus.CHECK_CONDITION && sense.key() == 6;
    }

    private boolean hasReason() {
        return sense.asc() != 0 || sense.ascq() != 0 || sense.filemark() || sense.endOfMedium()
                || sense.incorrectLength();
    }
}
