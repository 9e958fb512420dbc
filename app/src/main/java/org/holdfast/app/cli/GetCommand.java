package org.holdfast.app.cli;

import static org.holdfast.i18n.ReportText.*;

import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.JobFollower.Until;
import org.holdfast.app.terminal.TextTable;
import org.holdfast.app.words.PlanWords;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Command.Get;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores an object, a folder or a bucket; or says what that would take. */
@Command(name = "get")
final class GetCommand extends ArchiveCommand {
    @Parameters(index = "0", paramLabel = "BUCKET[/KEY]", descriptionKey = "cli.option.key")
    private String source;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DEST",
            descriptionKey = "cli.option.destination")
    private Optional<String> destination = Optional.empty();

    @Option(names = "--copy", paramLabel = "N", descriptionKey = "cli.option.copy")
    private Optional<Integer> copy = Optional.empty();

    @Option(names = "--version", paramLabel = "UUID",
            descriptionKey = "cli.option.object-version")
    private Optional<String> version = Optional.empty();

    @Option(names = "--plan", descriptionKey = "cli.option.plan")
    private boolean plan;

    @Option(names = "--overwrite", descriptionKey = "cli.option.overwrite")
    private boolean overwrite;

    @Mixin
    private JsonOption format;

    GetCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.GET;
    }

    @Override
    ExitStatus run() throws Exception {
        if (!plan && destination.isEmpty()) {
            throw new UsageProblem(CommandText.MISSING, "DEST");
        }
        String absolute = context().absolute(destination.orElse("."));
        try (Archive archive = context().attach()) {
            ObjectName name = ObjectName.parse(source);
            if (plan) {
                return plan(archive.ask(new Query.RestorePlan(name.bucket(), name.key(), copy,
                        version)));
            }
            return context().perform(archive, new Get(Context.ACTOR, name.bucket(), name.key(),
                    absolute, copy, version, overwrite), Until.OVER, format.json());
        }
    }

    private ExitStatus plan(Rows.RestorePlan restore) {
        if (format.json()) {
            context().json(restore);
        } else {
            Words words = context().words();
            context().terminal().say(PLAN, restore.objects(), words.bytes(restore.bytes()),
                    restore.stagedObjects(), words.bytes(restore.stagedBytes()));
            TextTable table = new TextTable("rlllrr", "", words.say(HEAD_CARTRIDGE),
                    words.say(HEAD_PLACE), words.say(HEAD_STATE), words.say(HEAD_OBJECTS),
                    words.say(HEAD_BYTES));
            int step = 1;
            for (Rows.PlanStep row : restore.steps()) {
                table.row(Integer.toString(step++), row.barcode(), Visible.name(row.where()),
                        row.mounted() ? words.say(MOUNTED) : "", words.number(row.objects()),
                        words.bytes(row.bytes()));
            }
            if (!restore.steps().isEmpty()) {
                table.print(context().terminal());
                PlanWords said = new PlanWords(words);
                restore.steps().stream().filter(row -> !row.waits().isEmpty())
                        .forEach(row -> context().terminal().line(said.waits(row)));
                context().terminal().line(said.estimate(restore));
            }
            restore.problems().forEach(context().terminal()::failure);
        }
        return restore.problems().isEmpty() ? ExitStatus.DONE : ExitStatus.PARTLY;
    }
}
