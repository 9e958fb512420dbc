package org.holdfast.engine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Priority;

/**
 * A job as it was at one moment.
 *
 * @param id its number
 * @param revision rises with every change
 * @param kind {@code put}, {@code get}, {@code rm}, ...
 * @param title what was asked, in the asker's own names
 * @param accepted a put has all its files accepted: nothing of it is lost from here on
 * @param filesDone finished files; of a put: accepted ones
 * @param filesSafe of a put: files with every copy counting
 * @param filesTotal known so far
 * @param waits what it waits for now
 * @param problems the first {@value #MAX_PROBLEMS} problems
 * @param problemCount all of them
 * @param notes what should be known and is no problem, the first {@value #MAX_PROBLEMS}
 * @param written what it wrote on which cartridge, or read from which
 * @param steerable it can be paused and has a priority that matters
 * @param paused it begins nothing more until it is resumed
 * @param priority whose turn comes first
 */
public record JobSnapshot(long id, long revision, String kind, String actor, String title,
        State state, boolean accepted, long filesDone, long filesSafe, long filesTotal,
        long bytesDone, long bytesSafe, long bytesTotal, Instant began, Optional<Instant> ended,
        List<Wait> waits, List<Failure> problems, long problemCount, List<Failure> notes,
        List<Moved> written, boolean steerable, boolean paused, Priority priority) {

    /** The most problems that are kept by name. */
    public static final int MAX_PROBLEMS = 1000;

    /** Of a job that cannot be paused and has no priority that matters. */
    public JobSnapshot(long id, long revision, String kind, String actor, String title,
            State state, boolean accepted, long filesDone, long filesSafe, long filesTotal,
            long bytesDone, long bytesSafe, long bytesTotal, Instant began,
            Optional<Instant> ended, List<Wait> waits, List<Failure> problems, long problemCount,
            List<Failure> notes, List<Moved> written) {
        this(id, revision, kind, actor, title, state, accepted, filesDone, filesSafe, filesTotal,
                bytesDone, bytesSafe, bytesTotal, began, ended, waits, problems, problemCount,
                notes, written, false, false, Priority.NORMAL);
    }

    /** Where a job stands. */
    public enum State {
        /** Not ended. */
        RUNNING,
        /** Everything was done. */
        DONE,
        /** Some was done; the problems say what was not. */
        PARTLY,
        /** Nothing was done. */
        FAILED,
        /** Stopped by a person. */
        CANCELLED
    }

    /** Whether it has come to its end. */
    public boolean over() {
        return state != State.RUNNING;
    }

    /**
     * Something a job waits for.
     *
     * @param kind what
     * @param subjects barcodes, drives, numbers that belong to it
     * @param since how long already
     */
    public record Wait(Kind kind, List<String> subjects, Duration since) {
        /** What can be waited for. */
        public enum Kind { PERSON, ROBOT, LOAD, LOCATE, WRITE, READ, INDEX, UNLOAD, DRIVE,
            CARTRIDGE, ROOM_IN_STAGING, HOME }
    }

    /**
     * Bytes that went to or came from a cartridge for this job.
     *
     * @param barcode the cartridge
     * @param files how many
     * @param bytes of content
     * @param time how long the drive was busy with them
     */
    public record Moved(String barcode, String domain, long files, long bytes, Duration time) {}
}
