package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.StateWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.api.wire.Json;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what is in a bucket: one level of folders, or all. */
@Command(name = "ls")
final class LsCommand extends ArchiveCommand {
    private static final int PAGE = 1000;

    @Parameters(paramLabel = "BUCKET[/PREFIX]", descriptionKey = "cli.option.prefix")
    private String target;

    @Option(names = {"-r", "--recursive"}, descriptionKey = "cli.option.recursive-list")
    private boolean recursive;

    @Mixin
    private JsonOption format;

    LsCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.LS;
    }

    /** Takes the pages one by one: a bucket of millions is never in memory. */
    @Override
    ExitStatus run() throws Exception {
        ObjectName name = ObjectName.parse(target);
        try (Archive archive = context().attach()) {
            Rows.ObjectPage page = page(archive, name, Optional.empty());
            String separator = "";
            if (format.json()) {
                context().terminal().out().print("{\"objects\":[");
            }
            while (true) {
                if (format.json()) {
                    for (Rows.ObjectRow row : page.objects()) {
                        context().terminal().out().print(separator + "\n" + Json.write(row));
                        separator = ",";
                    }
                } else {
                    table(page);
                }
                if (page.next().isEmpty()) {
                    break;
                }
                page = page(archive, name, page.next());
            }
            if (format.json()) {
                context().terminal().line("]}");
            }
            return ExitStatus.DONE;
        }
    }

    private Rows.ObjectPage page(Archive archive, ObjectName name, Optional<String> after)
            throws ArchiveException {
        return archive.ask(new Query.Objects(name.bucket(), name.key(), recursive, after, PAGE));
    }

    private void table(Rows.ObjectPage page) {
        Words words = context().words();
        StateWords states = new StateWords(words);
        TextTable table = new TextTable("lrll", words.say(HEAD_STATE), words.say(HEAD_BYTES),
                words.say(HEAD_CHANGED), words.say(HEAD_KEY));
        for (Rows.ObjectRow row : page.objects()) {
            table.row(states.object(row), words.bytes(row.bytes()),
                    row.folder() ? words.say(OBJECTS, row.objects())
                            : row.modified().map(words::instant).orElse(""),
                    Visible.name(row.key()));
        }
        table.print(context().terminal());
    }
}
