package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.MoveCartridge;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves a cartridge from element to element. */
@Command(name = "move")
final class LibraryMoveCommand extends ArchiveCommand {
    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "cli.option.from")
    private int from;

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "cli.option.to")
    private int to;

    @Mixin
    private LibraryOption which;

    LibraryMoveCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_MOVE;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            String library = context().library(archive, which.library()).name();
            return context().perform(archive, new MoveCartridge(Context.ACTOR, library, from, to),
                    Until.OVER, false);
        }
    }
}
