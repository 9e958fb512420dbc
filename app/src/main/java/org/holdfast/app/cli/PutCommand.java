package org.holdfast.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.Put;
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
            return context().perform(archive, new Put(Context.ACTOR, bucket, absolute),
                    wait == Wait.safe ? Until.OVER : Until.ACCEPTED, format.json());
        }
    }
}
