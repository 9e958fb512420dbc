package org.holdfast.engine.staging;

import java.io.IOException;

/** Who waits for room: hears one of the two, once, on the lane that was named. */
public interface RoomAnswer {
    /** There is room; whoever takes it closes the reservation. */
    void granted(Reservation room);

    /**
     * There will be none: a {@link StagingFullException}, a device that cannot be asked, or the
     * wish was withdrawn.
     */
    void refused(IOException why);
}
