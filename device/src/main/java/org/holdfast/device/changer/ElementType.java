package org.holdfast.device.changer;

/** The four kinds of element (SMC-3 6.10, element type code). */
public enum ElementType {
    /** Medium transport: the robot's hand. */
    ROBOT(1),
    /** Storage: a slot. */
    SLOT(2),
    /** Import/export: a mail slot. */
    MAIL_SLOT(3),
    /** Data transfer: a drive. */
    DRIVE(4);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    /** The element type code of READ ELEMENT STATUS, 1 to 4. */
    public int code() {
        return code;
    }
}
