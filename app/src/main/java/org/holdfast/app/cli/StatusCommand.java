package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.words.StatusWords;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says where everything stands. */
@Command(name = "status")
final class StatusCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.STATUS;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.Status status = archive.ask(new Query.Status());
            if (format.json()) {
                context().json(status);
                return ExitStatus.DONE;
            }
            Terminal terminal = context().terminal();
            StatusWords words = new StatusWords(context().words());
            terminal.say(STATUS_HOME, org.holdfast.app.words.Visible.name(status.home()));
            words.lines(status).forEach(terminal::line);
            status.drives().forEach(drive -> terminal.line(words.drive(drive)));
            terminal.say(STATUS_LEDGER, status.ledger(), status.head());
            status.problems().forEach(terminal::failure);
            return ExitStatus.DONE;
        }
    }
}
