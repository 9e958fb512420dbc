package org.holdfast.app.terminal;

import static org.holdfast.i18n.ReportText.*;

import java.time.Duration;
import org.holdfast.app.words.JobWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.Words;

/** What a job did, where, how fast, and what went wrong. */
public final class JobReport {
    private static final int MOST_NOTES = 20;

    private final Terminal terminal;
    private final Words words;

    /** Reports on {@code terminal}. */
    public JobReport(Terminal terminal) {
        this.terminal = terminal;
        this.words = terminal.words();
    }

    /** Prints the report; problems go to the error stream. */
    public ExitStatus print(JobSnapshot job) {
        terminal.line(headline(job));
        if (!job.written().isEmpty()) {
            moved(job);
        }
        int told = 0;
        for (Failure note : job.notes()) {
            if (told++ == MOST_NOTES) {
                terminal.remark(MORE_NOTES, job.notes().size() - MOST_NOTES);
                break;
            }
            terminal.failure(note);
        }
        job.problems().forEach(terminal::failure);
        long untold = job.problemCount() - job.problems().size();
        if (untold > 0) {
            terminal.remark(MORE_PROBLEMS, untold);
        }
        return ExitStatus.of(job);
    }

    private String headline(JobSnapshot job) {
        JobWords said = new JobWords(words);
        return switch (job.kind()) {
            case "put" -> words.say(job.over() ? REPORT_PUT : REPORT_PUT_ACCEPTED,
                    Visible.name(job.title()), job.filesDone(), words.bytes(job.bytesDone()),
                    job.filesSafe(), said.state(job.state()), took(job));
            case "get" -> words.say(REPORT_GET, Visible.name(job.title()), job.filesDone(),
                    words.bytes(job.bytesDone()), said.state(job.state()), took(job));
            default -> words.say(REPORT_OTHER, said.kind(job.kind()), Visible.name(job.title()),
                    said.state(job.state()), took(job));
        };
    }

    private String took(JobSnapshot job) {
        return job.ended().map(end -> words.duration(Duration.between(job.began(), end)))
                .orElseGet(() -> words.say(NOT_ENDED));
    }

    private void moved(JobSnapshot job) {
        TextTable table = new TextTable("llrrrr", words.say(HEAD_CARTRIDGE),
                words.say(HEAD_DOMAIN), words.say(HEAD_FILES), words.say(HEAD_BYTES),
                words.say(HEAD_TIME), words.say(HEAD_SPEED));
        for (JobSnapshot.Moved m : job.written()) {
            table.row(m.barcode(), Visible.name(m.domain()), words.number(m.files()),
                    words.bytes(m.bytes()), words.duration(m.time()),
                    words.speed(m.bytes(), m.time()));
        }
        table.print(terminal);
    }
}
