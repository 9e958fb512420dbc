package org.holdfast.engine.staging;

import java.io.IOException;

/** There is no room, and none is to be waited for any longer. */
public final class StagingFullException extends IOException {
    private static final long serialVersionUID = 1;
    private final long asked;
    private final long free;

    /** {@code asked} bytes were wanted when {@code free} bytes were left. */
    public StagingFullException(long asked, long free) {
        super("staging has " + free + " bytes left, " + asked + " were asked for");
        this.asked = asked;
        this.free = free;
    }

    /** Bytes that were asked for. */
    public long asked() {
        return asked;
    }

    /** Bytes that were left. */
    public long free() {
        return free;
    }
}
