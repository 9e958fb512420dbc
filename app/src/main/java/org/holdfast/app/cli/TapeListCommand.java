package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the cartridges. */
@Command(name = "list")
final class TapeListCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    TapeListCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.TAPE_LIST;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.CartridgeList list = archive.ask(new Query.Cartridges());
            if (format.json()) {
                context().json(list);
                return ExitStatus.DONE;
            }
            Words words = context().words();
            StateWords states = new StateWords(words);
            TextTable table = new TextTable("lllrrrl", words.say(HEAD_CARTRIDGE),
                    words.say(HEAD_STATE), words.say(HEAD_DOMAIN), words.say(HEAD_OBJECTS),
                    words.say(HEAD_BYTES), words.say(HEAD_FREE), words.say(HEAD_PLACE));
            for (Rows.CartridgeRow row : list.cartridges()) {
                table.row(Visible.name(row.barcode()), states.cartridge(row.state()),
                        row.domain().map(Visible::name).orElse(""), words.number(row.objects()),
                        words.bytes(row.bytes()), words.bytes(row.remaining()),
                        Visible.name(row.place()));
            }
            table.print(context().terminal());
            return ExitStatus.DONE;
        }
    }
}
