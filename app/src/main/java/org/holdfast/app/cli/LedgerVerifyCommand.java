package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.doorway.LedgerReport;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.Visible;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the ledger by its files alone: no engine, no catalog. */
@Command(name = "verify")
final class LedgerVerifyCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    LedgerVerifyCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LEDGER_VERIFY;
    }

    @Override
    ExitStatus run() throws Exception {
        LedgerReport report = context().engines().verifyLedger(context().home());
        if (format.json()) {
            context().json(report);
        } else {
            context().terminal().say(LEDGER_GOOD, report.entries(), report.members(),
                    report.files(), report.head());
            report.torn().ifPresent(where ->
                    context().terminal().say(LEDGER_TORN, Visible.name(where)));
        }
        return ExitStatus.DONE;
    }
}
