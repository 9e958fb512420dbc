package org.holdfast.engine.trouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.env.Lanes;

/** One lane that does nothing until it is released. One thread. */
final class HeldLane {
    private final String name;
    private final List<Runnable> tasks = new ArrayList<>();
    private Lanes lanes;
    private boolean released;

    HeldLane(String name) {
        this.name = name;
    }

    /** The same lanes, but for the one that is held. */
    Lanes around(Lanes given) {
        lanes = given;
        return new Lanes() {
            @Override
            public Lane lane(String wanted) {
                return wanted.equals(name) ? new Held() : lanes.lane(wanted);
            }

            @Override
            public void close() {
                lanes.close();
            }
        };
    }

    private final class Held implements Lanes.Lane {
        @Override
        public void execute(Runnable task) {
            if (released) {
                lanes.lane(name).execute(task);
            } else {
                tasks.add(task);
            }
        }

        @Override
        public void executeAfter(Duration delay, Runnable task) {
            lanes.lane(name).executeAfter(delay, () -> execute(task));
        }
    }

    int waiting() {
        return tasks.size();
    }

    void release() {
        released = true;
        tasks.forEach(lanes.lane(name)::execute);
    }
}
