package org.holdfast.engine.run;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.TapeLibrary.Bay;
import org.holdfast.device.drive.DriveIdentity;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.session.MountSession;

/**
 * One drive at work: its lane, and the session that does what the scheduler asks of it.
 *
 * @param id which drive
 * @param bay the drive and where it stands
 * @param lane the one lane that may use it
 * @param session what is done on it
 * @param model vendor and product, for people
 */
record DriveDesk(DriveId id, Bay bay, Lane lane, MountSession session, String model) {

    static String model(Bay bay) {
        try {
            DriveIdentity identity = bay.drive().identity();
            return Optional.of(identity.vendor() + " " + identity.product()).get().strip();
        } catch (IOException e) {
            // Who does not say its name can still work; if it cannot, the first mount says so.
            return "?";
        }
    }
}
