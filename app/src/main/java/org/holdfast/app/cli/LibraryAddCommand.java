package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.AddLibrary;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a library by its address. */
@Command(name = "add")
final class LibraryAddCommand extends ArchiveCommand {
    @Parameters(paramLabel = "URI", descriptionKey = "cli.option.library")
    private String address;

    LibraryAddCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_ADD;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            return context().perform(archive, new AddLibrary(Context.ACTOR, address), Until.OVER,
                    false);
        }
    }
}
