package org.holdfast.device.scsi;

/** The SAM-5 status codes that a robot or a drive answers with. */
public enum ScsiStatus {
    GOOD(0x00),
    CHECK_CONDITION(0x02),
    CONDITION_MET(0x04),
    BUSY(0x08),
    RESERVATION_CONFLICT(0x18),
    TASK_SET_FULL(0x28),
    ACA_ACTIVE(0x30),
    TASK_ABORTED(0x40);

    private final int code;

    ScsiStatus(int code) {
        this.code = code;
    }

    /** The status byte. */
    public int code() {
        return code;
    }

    /**
     * The status of a byte.
     *
     * @throws IllegalArgumentException for a byte that SAM-5 does not name
     */
    public static ScsiStatus of(int code) {
        for (ScsiStatus s : values()) {
            if (s.code == code) {
                return s;
            }
        }
        throw new IllegalArgumentException("SCSI status " + Integer.toHexString(code));
    }
}
