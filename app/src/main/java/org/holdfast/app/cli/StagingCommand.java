package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is in staging. */
@Command(name = "staging")
final class StagingCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    StagingCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.STAGING;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.Staging staging = archive.ask(new Query.Staging());
            if (format.json()) {
                context().json(staging);
            } else {
                Words words = context().words();
                context().terminal().say(STAGING, words.bytes(staging.used()),
                        words.bytes(staging.limit()),
                        words.percent(staging.used(), staging.limit()));
                context().terminal().say(STAGING_PARTS, words.bytes(staging.notSafe()),
                        words.bytes(staging.evictable()), words.bytes(staging.waiting()),
                        staging.segments());
            }
            return ExitStatus.DONE;
        }
    }
}
