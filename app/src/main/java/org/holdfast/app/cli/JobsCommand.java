package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.JobWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the jobs, the newest first. */
@Command(name = "jobs")
final class JobsCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    JobsCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.JOBS;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.JobList list = archive.ask(new Query.Jobs());
            if (format.json()) {
                context().json(list);
                return ExitStatus.DONE;
            }
            Words words = context().words();
            JobWords said = new JobWords(words);
            TextTable table = new TextTable("rllrrll", words.say(HEAD_JOB), words.say(HEAD_KIND),
                    words.say(HEAD_STATE), words.say(HEAD_FILES), words.say(HEAD_PROBLEMS),
                    words.say(HEAD_BEGAN), words.say(HEAD_TITLE));
            for (JobSnapshot job : list.jobs()) {
                table.row(Long.toString(job.id()), said.kind(job.kind()),
                        said.state(job), words.number(job.filesDone()),
                        words.number(job.problemCount()), words.instant(job.began()),
                        Visible.name(job.title())
                                + (job.waits().isEmpty() ? "" : " (" + said.waits(job) + ")"));
            }
            table.print(context().terminal());
            return ExitStatus.DONE;
        }
    }
}
