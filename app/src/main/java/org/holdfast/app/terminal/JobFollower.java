package org.holdfast.app.terminal;

import java.time.Duration;
import org.holdfast.app.words.JobWords;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.JobSnapshot;

/** Waits for a job and shows how far it is. Blocks the calling thread. */
public final class JobFollower {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int PLAIN_STEPS = 10;

    private final Terminal terminal;
    private final JobWords words;
    private String lastPlain = "";

    /** Shows progress on {@code terminal}. */
    public JobFollower(Terminal terminal) {
        this.terminal = terminal;
        this.words = new JobWords(terminal.words());
    }

    /** How far a job is waited for. */
    public enum Until {
        /** All its files are accepted, or it has ended. */
        ACCEPTED,
        /** It has ended. */
        OVER
    }

    /**
     * Waits until a job is that far.
     *
     * @return the job as it is then
     */
    public JobSnapshot follow(Archive archive, long job, Until until) throws ArchiveException {
        JobSnapshot now = archive.awaitJob(job, 0, Duration.ZERO);
        while (!now.over() && !(until == Until.ACCEPTED && now.accepted())) {
            show(now);
            now = archive.awaitJob(job, now.revision(), PATIENCE);
        }
        terminal.clearProgress();
        return now;
    }

    private void show(JobSnapshot job) {
        if (job.filesTotal() == 0 && job.waits().isEmpty()) {
            return;
        }
        if (terminal.rewritable()) {
            terminal.progress(words.progress(job));
            return;
        }
        // A log wants few lines: one for each tenth, and one for each new thing waited for.
        long done = job.accepted() && job.kind().equals("put") ? job.bytesSafe() : job.bytesDone();
        long step = job.bytesTotal() <= 0 ? 0 : PLAIN_STEPS * done / job.bytesTotal();
        String plain = job.accepted() + " " + step + job.waits().stream()
                .filter(w -> w.kind() == JobSnapshot.Wait.Kind.PERSON)
                .map(w -> w.subjects().toString()).toList();
        if (!plain.equals(lastPlain)) {
            lastPlain = plain;
            terminal.progress(words.progress(job));
        }
    }
}
