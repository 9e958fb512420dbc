package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.RescanLibrary;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at a library again, and tries again what failed there. */
@Command(name = "rescan")
final class LibraryRescanCommand extends ArchiveCommand {
    @Mixin
    private LibraryOption which;

    LibraryRescanCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_RESCAN;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            String library = context().library(archive, which.library()).name();
            return context().perform(archive, new RescanLibrary(Context.ACTOR, library),
                    Until.OVER, false);
        }
    }
}
