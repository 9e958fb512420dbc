package org.holdfast.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.schedule.CartridgeStatus;
import org.holdfast.engine.schedule.LibraryState;
import org.holdfast.engine.schedule.ScheduleState;

/** What the scheduler has left alone, as failures that a person can do something about. */
final class Troubles {
    private Troubles() {}

    /** Robots that move nothing. */
    static List<Failure> robots(ScheduleState state) {
        List<Failure> found = new ArrayList<>();
        for (LibraryState l : state.libraries().values()) {
            if (l.down()) {
                found.add(new Failure.RobotFailed(l.name(), l.robotFault()));
            }
        }
        return found;
    }

    /** Cartridges that robots cannot take. */
    static List<Failure> cartridges(ScheduleState state) {
        List<Failure> found = new ArrayList<>();
        for (CartridgeStatus c : state.cartridges().values()) {
            if (c.aside() && c.library().isPresent()) {
                found.add(new Failure.CartridgeAside(c.barcode().value(), c.library().get(),
                        c.element(), c.moveReason()));
            }
        }
        return found;
    }
}
