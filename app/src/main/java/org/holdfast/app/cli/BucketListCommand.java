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

/** Lists the buckets. */
@Command(name = "list")
final class BucketListCommand extends ArchiveCommand {
    @Mixin
    private JsonOption format;

    BucketListCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.BUCKET_LIST;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.BucketList list = archive.ask(new Query.Buckets());
            if (format.json()) {
                context().json(list);
                return ExitStatus.DONE;
            }
            Words words = context().words();
            TextTable table = new TextTable("lrrrr", words.say(HEAD_BUCKET),
                    words.say(HEAD_COPIES), words.say(HEAD_OBJECTS), words.say(HEAD_BYTES),
                    words.say(HEAD_NOT_SAFE));
            for (Rows.BucketRow row : list.buckets()) {
                table.row(Visible.name(row.name()), words.number(row.copies()),
                        words.number(row.objects()), words.bytes(row.bytes()),
                        words.number(row.notSafe()));
            }
            table.print(context().terminal());
            return ExitStatus.DONE;
        }
    }
}
