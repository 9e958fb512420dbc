package org.holdfast.engine.api;

import java.time.Duration;

/**
 * The archive as its clients see it, in this process or through the socket of its home.
 *
 * <p>Thread rule: safe for any thread; every call may block for as long as it says.
 */
public interface Archive extends AutoCloseable {

    /**
     * Starts what a person or a program asked for and returns the job's number at once.
     *
     * @throws ArchiveException when the command itself is refused; nothing has been done then
     */
    long submit(Command command) throws ArchiveException;

    /**
     * Answers a question from the state of now.
     *
     * @throws ArchiveException when there is no answer, with the failure that says why
     */
    <R> R ask(Query<R> query) throws ArchiveException;

    /**
     * Waits until a job's revision is above {@code after}, at most {@code patience}.
     *
     * @param after the revision already seen, 0 for none
     * @return the job as it is then; its revision may still be {@code after}
     */
    JobSnapshot awaitJob(long job, long after, Duration patience) throws ArchiveException;

    @Override
    void close();
}
