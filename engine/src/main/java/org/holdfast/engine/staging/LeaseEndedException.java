package org.holdfast.engine.staging;

import java.io.IOException;

/** The lease under which staged bytes were read is over, used up or taken away. */
public final class LeaseEndedException extends IOException {
    private static final long serialVersionUID = 1;

    /** {@code why}: over, used up or taken away. */
    public LeaseEndedException(long segment, String why) {
        super("lease on segment " + segment + " is " + why);
    }
}
