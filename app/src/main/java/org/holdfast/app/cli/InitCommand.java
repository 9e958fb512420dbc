package org.holdfast.app.cli;

import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.Visible;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a home. */
@Command(name = "init")
final class InitCommand extends ArchiveCommand {
    @Option(names = "--library", paramLabel = "URI", descriptionKey = "cli.option.library")
    private Optional<String> library = Optional.empty();

    @Option(names = "--media", paramLabel = "container|records",
            descriptionKey = "cli.option.media", defaultValue = "container")
    private Media media;

    /** How virtual cartridges lie on disk. */
    enum Media {
        /** One file a partition: fast. */
        container,
        /** A directory of records, as other LTFS software reads it. */
        records
    }

    InitCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.INIT;
    }

    @Override
    ExitStatus run() throws Exception {
        context().engines().createHome(context().home(), library, media == Media.records);
        context().terminal().say(ReportText.INIT_DONE,
                Visible.name(context().home().toString()));
        return ExitStatus.DONE;
    }
}
