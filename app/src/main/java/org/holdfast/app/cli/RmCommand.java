package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.Remove;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hides an object or a folder, or brings it back. */
@Command(name = "rm")
final class RmCommand extends ArchiveCommand {
    @Parameters(paramLabel = "BUCKET/KEY", descriptionKey = "cli.option.key")
    private String target;

    @Option(names = {"-r", "--recursive"}, descriptionKey = "cli.option.recursive-remove")
    private boolean recursive;

    @Option(names = "--undo", descriptionKey = "cli.option.undo")
    private boolean undo;

    @Mixin
    private JsonOption format;

    RmCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.RM;
    }

    @Override
    ExitStatus run() throws Exception {
        ObjectName name = ObjectName.parse(target);
        if (name.key().isEmpty() && !recursive) {
            throw new UsageProblem(CommandText.MISSING, "KEY");
        }
        // A folder, not everything whose name begins so: "a" must not take "ab" with it.
        ObjectName meant = recursive ? name.folder() : name;
        try (Archive archive = context().attach()) {
            return context().perform(archive, new Remove(Context.ACTOR, meant.bucket(),
                    meant.key(), recursive, undo), Until.OVER, format.json());
        }
    }
}
