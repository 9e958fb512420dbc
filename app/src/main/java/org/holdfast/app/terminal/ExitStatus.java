package org.holdfast.app.terminal;

import org.holdfast.engine.api.JobSnapshot;

/** What a command tells the shell that started it. */
public enum ExitStatus {
    /** All was done. */
    DONE(0),
    /** Nothing was done, or an error came in between. */
    FAILED(1),
    /** The command itself was wrong. */
    USAGE(2),
    /** Some was done; what was not is named. */
    PARTLY(3);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }

    /** The status of a job; one that still runs (accepted is enough) counts by its problems. */
    public static ExitStatus of(JobSnapshot job) {
        return switch (job.state()) {
            case RUNNING -> job.problemCount() > 0 ? PARTLY : DONE;
            case DONE -> DONE;
            case PARTLY -> PARTLY;
            case FAILED, CANCELLED -> FAILED;
        };
    }
}
