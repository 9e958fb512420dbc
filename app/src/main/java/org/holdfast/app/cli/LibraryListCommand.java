package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the libraries. */
@Command(name = "list")
final class LibraryListCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    LibraryListCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LIBRARY_LIST;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.LibraryList list = archive.ask(new Query.Libraries());
            if (format.json()) {
                context().json(list);
                return ExitStatus.DONE;
            }
            Words words = context().words();
            TextTable table = new TextTable("lllrr", words.say(HEAD_NAME),
                    words.say(HEAD_ADDRESS), words.say(HEAD_STATE), words.say(HEAD_ELEMENTS),
                    words.say(HEAD_CARTRIDGES));
            for (Rows.LibraryRow row : list.libraries()) {
                String state = row.offline().map(Visible::name)
                        .orElseGet(() -> words.say(row.robot() ? WITH_ROBOT : WITHOUT_ROBOT));
                table.row(Visible.name(row.name()), Visible.name(row.address()), state,
                        words.number(row.elements().size()), words.number(row.elements().stream()
                                .filter(Rows.ElementRow::full).count()));
            }
            table.print(context().terminal());
            return ExitStatus.DONE;
        }
    }
}
