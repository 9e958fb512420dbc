package org.holdfast.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.app.words.PlanWords;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command.CountSources;
import org.holdfast.engine.api.Command.Put;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files and folders into a bucket, named as {@code cp -r} names them. */
@Command(name = "put")
final class PutCommand extends ArchiveCommand {
    @Parameters(index = "0", paramLabel = "BUCKET", descriptionKey = "cli.option.bucket")
    private String bucket;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH",
            descriptionKey = "cli.option.paths")
    private List<String> paths;

    @Option(names = "--wait", paramLabel = "accepted|safe", defaultValue = "safe",
            descriptionKey = "cli.option.wait")
    private Wait wait;

    @Option(names = "--plan", descriptionKey = "cli.option.put-plan")
    private boolean plan;

    @Mixin
    private JsonOption format;

    /** What is waited for. */
    enum Wait {
        /** Nothing is lost by a crash from here on. */
        accepted,
        /** Every copy counts. */
        safe
    }

    PutCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.PUT;
    }

    @Override
    ExitStatus run() throws Exception {
        List<String> absolute = new ArrayList<>();
        for (String path : paths) {
            absolute.add(context().absolute(path));
        }
        try (Archive archive = context().attach()) {
            if (plan) {
                return plan(archive, absolute);
            }
            return context().perform(archive, new Put(Context.ACTOR, bucket, absolute),
                    wait == Wait.safe ? Until.OVER : Until.ACCEPTED, format.json());
        }
    }

    private ExitStatus plan(Archive archive, List<String> absolute) throws ArchiveException {
        JobSnapshot count = new JobFollower(context().terminal()).follow(archive,
                archive.submit(new CountSources(Context.ACTOR, absolute)), Until.OVER);
        Rows.PutPlan told = archive.ask(new Query.PutPlan(bucket, count.filesTotal(),
                count.bytesTotal()));
        if (format.json()) {
            context().json(told);
        } else {
            new PlanWords(context().words()).put(told).forEach(context().terminal()::line);
        }
        count.problems().forEach(context().terminal()::failure);
        told.problems().forEach(context().terminal()::failure);
        return count.problems().isEmpty() && told.problems().isEmpty() ? ExitStatus.DONE
                : ExitStatus.PARTLY;
    }
}
