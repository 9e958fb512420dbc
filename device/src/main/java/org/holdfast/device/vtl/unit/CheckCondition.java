package org.holdfast.device.vtl.unit;

import org.holdfast.device.scsi.SenseData;

/** A command ends with CHECK CONDITION; thrown by whatever finds the reason. */
final class CheckCondition extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient SenseData sense;
    private final int transferred;

    CheckCondition(SenseData sense, int transferred) {
        super(sense.toString(), null, false, false);
        this.sense = sense;
        this.transferred = transferred;
    }

    static CheckCondition of(int key, int asc, int ascq) {
        return new CheckCondition(SenseData.of(key, asc, ascq), 0);
    }

    /** Key with flags and a valid INFORMATION field. */
    static CheckCondition informed(int key, int asc, int ascq, String flags, long information,
            int transferred) {
        return new CheckCondition(new SenseData(key, asc, ascq, flags.contains("F"),
                flags.contains("E"), flags.contains("I"), information, true, false), transferred);
    }

    static CheckCondition invalidField() {
        return of(5, 0x24, 0x00);
    }

    static CheckCondition invalidParameter() {
        return of(5, 0x26, 0x00);
    }

    SenseData sense() {
        return sense;
    }

    int transferred() {
        return transferred;
    }
}
