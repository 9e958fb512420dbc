package org.holdfast.app.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the catalog anew. */
@Command(name = "rebuild")
final class RebuildCommand extends ArchiveCommand {
    @Option(names = "--from-ledger", required = true, descriptionKey = "cli.option.from-ledger")
    private boolean fromLedger;

    RebuildCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.REBUILD;
    }

    @Override
    ExitStatus run() throws Exception {
        Terminal terminal = context().terminal();
        AtomicLong applied = new AtomicLong();
        context().engines().rebuildFromLedger(context().home(), entries -> {
            applied.set(entries);
            if (terminal.rewritable()) {
                terminal.progress(context().words().say(ReportText.REBUILD_PROGRESS, entries));
            }
        });
        terminal.say(ReportText.REBUILD_DONE, applied.get());
        return ExitStatus.DONE;
    }
}
