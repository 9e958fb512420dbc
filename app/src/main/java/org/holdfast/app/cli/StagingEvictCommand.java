package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.EvictStaging;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives up the staged bytes of everything that is safe. */
@Command(name = "evict")
final class StagingEvictCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    StagingEvictCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.STAGING_EVICT;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            return context().perform(archive, new EvictStaging(Context.ACTOR), Until.OVER,
                    format.json());
        }
    }
}
