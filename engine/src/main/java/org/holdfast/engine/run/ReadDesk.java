package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.holdfast.engine.schedule.ReadItem;
import org.holdfast.engine.session.BlobRead;
import org.holdfast.engine.session.ReadWork;

/** What each read of the scheduler is about. Safe for any thread. */
final class ReadDesk {
    private final Map<Long, AskedRead> waiting = new HashMap<>();

    synchronized void put(long task, AskedRead read) {
        waiting.put(task, read);
    }

    /** The work of a task, which begins now; none when it was withdrawn a moment ago. */
    synchronized ReadWork take(long task) {
        AskedRead read = waiting.remove(task);
        return read == null ? NOTHING : read;
    }

    /** For which job something waits to be read, if it waits. */
    synchronized Optional<Long> job(long task) {
        return Optional.ofNullable(waiting.get(task)).flatMap(AskedRead::job);
    }

    /** Takes back what has not begun; whether that was so. */
    boolean withdraw(long task) {
        AskedRead read;
        synchronized (this) {
            read = waiting.remove(task);
        }
        if (read != null) {
            read.withdrawn();
        }
        return read != null;
    }

    private static final ReadWork NOTHING = new ReadWork() {
        @Override
        public Optional<BlobRead> next() {
            return Optional.empty();
        }

        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public void finished(Duration busy) { }

        @Override
        public void interrupted(IOException why) { }
    };

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
