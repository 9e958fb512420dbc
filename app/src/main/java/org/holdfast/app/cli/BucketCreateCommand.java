package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower;
import org.holdfast.app.terminal.JobReport;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.CreateBucket;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a bucket. */
@Command(name = "create")
final class BucketCreateCommand extends ArchiveCommand {
    @Parameters(paramLabel = "NAME", descriptionKey = "cli.option.bucket-name")
    private String name;

    @Option(names = "--copies", paramLabel = "N", defaultValue = "2",
            descriptionKey = "cli.option.copies")
    private int copies;

    BucketCreateCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.BUCKET_CREATE;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            long number = archive.submit(new CreateBucket(Context.ACTOR, name, copies));
            JobSnapshot job = new JobFollower(context().terminal())
                    .follow(archive, number, JobFollower.Until.OVER);
            if (job.state() != JobSnapshot.State.DONE) {
                return new JobReport(context().terminal()).print(job);
            }
            context().terminal().say(ReportText.BUCKET_CREATED, name, copies);
            return ExitStatus.DONE;
        }
    }
}
