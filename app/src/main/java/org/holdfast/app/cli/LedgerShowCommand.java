package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.util.List;
import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.api.wire.Json;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows ledger entries in their order. */
@Command(name = "show")
final class LedgerShowCommand extends ArchiveCommand {
    private static final int PAGE = 1000;
    private static final int LAST = 100;

    @Option(names = "--from", paramLabel = "N", descriptionKey = "cli.option.ledger-from")
    private Optional<Long> from = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "cli.option.limit")
    private Optional<Long> limit = Optional.empty();

    @Mixin
    private JsonOption format;

    LedgerShowCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LEDGER_SHOW;
    }

    @Override
    ExitStatus run() throws Exception {
        if (limit.orElse(1L) < 1 || from.orElse(1L) < 1) {
            throw new UsageProblem(CommandText.BAD_VALUE, limit.orElse(1L) < 1
                    ? "--limit" : "--from");
        }
        try (Archive archive = context().attach()) {
            long next = from.isPresent() ? from.get()
                    : Math.max(1, archive.ask(new Query.Status()).ledger() - LAST + 1);
            long left = limit.orElse(Long.MAX_VALUE);
            String separator = "";
            if (format.json()) {
                context().terminal().out().print("{\"entries\":[");
            }
            while (left > 0) {
                int size = (int) Math.min(PAGE, left);
                List<Rows.LedgerRow> rows = archive.ask(new Query.LedgerEntries(next, size))
                        .entries();
                for (Rows.LedgerRow row : rows) {
                    print(row, separator);
                    separator = ",";
                }
                if (rows.size() < size) {
                    break;
                }
                next = rows.getLast().number() + 1;
                left -= rows.size();
            }
            if (format.json()) {
                context().terminal().line("]}");
            }
            return ExitStatus.DONE;
        }
    }

    private void print(Rows.LedgerRow row, String separator) {
        if (format.json()) {
            context().terminal().out().print(separator + "\n" + Json.write(row));
        } else {
            // UTC as it was written: the ledger is read by its own clock.
            context().terminal().say(LEDGER_ENTRY, Long.toString(row.number()),
                    row.time().toString(), Visible.name(row.actor()), Visible.name(row.type()),
                    Visible.name(row.content()));
        }
    }
}
