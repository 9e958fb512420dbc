package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the elements of a library and what is in them. */
@Command(name = "show")
final class LibraryShowCommand extends ArchiveCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME",
            descriptionKey = "cli.option.library-name")
    private Optional<String> name = Optional.empty();

    @Mixin
    private JsonOption format;

    LibraryShowCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_SHOW;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.LibraryRow library = context().library(archive, name);
            if (format.json()) {
                context().json(library);
                return ExitStatus.DONE;
            }
            Words words = context().words();
            TextTable table = new TextTable("rlll", words.say(HEAD_ELEMENT),
                    words.say(HEAD_KIND), words.say(HEAD_CARTRIDGE), words.say(HEAD_STATE));
            for (Rows.ElementRow row : library.elements()) {
                table.row(Integer.toString(row.address()), kind(words, row.type()),
                        row.barcode().map(Visible::name).orElse(
                                words.say(row.full() ? NO_BARCODE : EMPTY)),
                        row.exception().map(Visible::name).orElse(""));
            }
            table.print(context().terminal());
            return ExitStatus.DONE;
        }
    }

    private static String kind(Words words, String type) {
        return switch (type.toUpperCase(java.util.Locale.ROOT).replace('-', '_')) {
            case "ROBOT", "MEDIUM_TRANSPORT" -> words.say(ELEMENT_ROBOT);
            case "SLOT", "STORAGE" -> words.say(ELEMENT_SLOT);
            case "MAIL_SLOT", "IMPORT_EXPORT" -> words.say(ELEMENT_MAIL_SLOT);
            case "DRIVE", "DATA_TRANSFER" -> words.say(ELEMENT_DRIVE);
            default -> Visible.name(type);
        };
    }
}
