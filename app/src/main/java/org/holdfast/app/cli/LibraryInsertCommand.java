package org.holdfast.app.cli;

import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.InsertCartridge;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a cartridge written elsewhere into a slot of a virtual library. */
@Command(name = "insert")
final class LibraryInsertCommand extends ArchiveCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "cli.option.insert-dir")
    private String directory;

    @Option(names = "--slot", required = true, paramLabel = "N",
            descriptionKey = "cli.option.slot")
    private int slot;

    @Option(names = "--barcode", paramLabel = "X", descriptionKey = "cli.option.barcode")
    private Optional<String> barcode = Optional.empty();

    @Mixin
    private LibraryOption which;

    LibraryInsertCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_INSERT;
    }

    @Override
    ExitStatus run() throws Exception {
        String absolute = context().absolute(directory);
        try (Archive archive = context().attach()) {
            String library = context().library(archive, which.library()).name();
            return context().perform(archive, new InsertCartridge(Context.ACTOR, library,
                    absolute, slot, barcode), Until.OVER, false);
        }
    }
}
