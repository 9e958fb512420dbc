package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.JOB_STEERED;

import java.time.Duration;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.JobWords;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.model.Priority;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What can be said to a job that is running. */
final class JobTurns {
    private JobTurns() {}

    /** Says it, and says where the job stands then. */
    abstract static class Turn extends ArchiveCommand {
        @Parameters(index = "0", paramLabel = "JOB", descriptionKey = "cli.option.job")
        private long job;

        @Mixin
        private JsonOption format;

        private final CommandText help;

        Turn(Context context, CommandText help) {
            super(context);
            this.help = help;
        }

        abstract Command command(long of);

        @Override
        final CommandText help() {
            return help;
        }

        @Override
        final ExitStatus run() throws Exception {
            try (Archive archive = context().attach()) {
                archive.submit(command(job));
                JobSnapshot now = archive.awaitJob(job, 0, Duration.ZERO);
                if (format.json()) {
                    context().json(now);
                } else {
                    context().terminal().say(JOB_STEERED, Long.toString(job),
                            new JobWords(context().words()).state(now));
                }
                return ExitStatus.DONE;
            }
        }
    }

    /** Begins nothing more for now. */
    @picocli.CommandLine.Command(name = "pause")
    static final class Pause extends Turn {
        Pause(Context context) {
            super(context, CommandText.JOBS_PAUSE);
        }

        @Override
        Command command(long of) {
            return new Command.PauseJob(Context.ACTOR, of);
        }
    }

    /** Goes on. */
    @picocli.CommandLine.Command(name = "resume")
    static final class Resume extends Turn {
        Resume(Context context) {
            super(context, CommandText.JOBS_RESUME);
        }

        @Override
        Command command(long of) {
            return new Command.ResumeJob(Context.ACTOR, of);
        }
    }

    /** Ends as soon as nothing is lost by it. */
    @picocli.CommandLine.Command(name = "cancel")
    static final class Cancel extends Turn {
        Cancel(Context context) {
            super(context, CommandText.JOBS_CANCEL);
        }

        @Override
        Command command(long of) {
            return new Command.CancelJob(Context.ACTOR, of);
        }
    }

    /** Has its turn earlier or later. */
    @picocli.CommandLine.Command(name = "priority")
    static final class Prioritize extends Turn {
        @Parameters(index = "1", paramLabel = "low|normal|high",
                descriptionKey = "cli.option.priority")
        private Turns priority;

        /** As it is typed. */
        enum Turns { low, normal, high }

        Prioritize(Context context) {
            super(context, CommandText.JOBS_PRIORITY);
        }

        @Override
        Command command(long of) {
            return new Command.PrioritizeJob(Context.ACTOR, of, switch (priority) {
                case low -> Priority.LOW;
                case normal -> Priority.NORMAL;
                case high -> Priority.HIGH;
            });
        }
    }
}
