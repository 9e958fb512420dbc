package org.holdfast.engine.run;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.engine.schedule.ReadItem;
import org.holdfast.engine.session.ReadWork;

/** What each read of the scheduler is about. Safe for any thread. */
final class ReadDesk {
    private final Map<Long, AskedRead> waiting = new HashMap<>();

    synchronized void put(long task, AskedRead read) {
        waiting.put(task, read);
    }

    /** The work of a task, which begins now. */
    synchronized ReadWork take(long task) {
        AskedRead read = waiting.remove(task);
        if (read == null) {
            throw new IllegalStateException("no read " + task);
        }
        return read;
    }

    /** It will not begin. */
    void refuse(ReadItem item, String reason) {
        AskedRead read;
        synchronized (this) {
            read = waiting.remove(item.task());
        }
        if (read != null) {
            read.refused(reason);
        }
    }
}
