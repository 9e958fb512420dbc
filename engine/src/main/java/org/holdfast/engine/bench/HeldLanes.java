package org.holdfast.engine.bench;

import java.time.Duration;
import org.holdfast.engine.env.Lanes;

/** The lanes of this machine, but one of them does nothing of what it is given. */
record HeldLanes(Lanes lanes, String held) implements Lanes {
    @Override
    public Lane lane(String name) {
        return name.equals(held) ? new Idle() : lanes.lane(name);
    }

    private static final class Idle implements Lane {
        @Override
        public void execute(Runnable task) {
            System.getLogger(HeldLanes.class.getName()).log(System.Logger.Level.TRACE, task);
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            execute(task);
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
