package org.holdfast.app.doorway;

import java.nio.file.Path;
import java.time.Duration;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;

/**
 * The archive of a home for as long as somebody looks at it. When the engine of another process
 * ends, a question is asked again of the engine that comes after it, which may be one in this
 * process. A command is not: whether it was heard is not known.
 *
 * <p>Thread rule: safe for any thread.
 */
public final class LastingArchive implements Archive {
    private final EngineDoorway engines;
    private final Path home;
    private Archive current;
    private boolean closed;

    private LastingArchive(EngineDoorway engines, Path home, Archive current) {
        this.engines = engines;
        this.home = home;
        this.current = current;
    }

    /**
     * Attaches to a home.
     *
     * @throws ArchiveException as {@link EngineDoorway#attach}
     */
    public static LastingArchive attach(EngineDoorway engines, Path home)
            throws ArchiveException {
        return new LastingArchive(engines, home, engines.attach(home));
    }

    /** Whether the engine runs in this process and still has work. */
    public boolean busy() {
        return engines.busy(current());
    }

    private synchronized Archive current() {
        return current;
    }

    /** The archive after {@code gone}; who comes second finds what the first has attached. */
    private synchronized Archive after(Archive gone) throws ArchiveException {
        if (closed) {
            throw new ArchiveException(new Failure.Stopping());
        }
        if (current == gone) {
            gone.close();
            current = engines.attach(home);
        }
        return current;
    }

    @Override
    public long submit(Command command) throws ArchiveException {
        return current().submit(command);
    }

    @Override
    public <R> R ask(Query<R> query) throws ArchiveException {
        Archive asked = current();
        try {
            return asked.ask(query);
        } catch (ArchiveException e) {
            if (e.failure() instanceof Failure.EngineUnreachable) {
                return after(asked).ask(query);
            }
            throw e;
        }
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience)
            throws ArchiveException {
        return current().awaitJob(job, after, patience);
    }

    @Override
    public void close() {
        Archive last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        last.close();
    }
}
