package org.holdfast.device.vtl.unit;

import java.io.IOException;

/** What a unit does for one operation code; returns the bytes transferred. */
interface Command {
    int run(Call call) throws CheckCondition, ReservationConflict, IOException;
}
