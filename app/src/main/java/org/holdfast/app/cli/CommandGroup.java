package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A word that only gathers commands: by itself it shows its help page. */
abstract class CommandGroup extends ArchiveCommand {
    private final CommandText help;

    @Spec
    private CommandSpec spec;

    CommandGroup(Context context, CommandText help) {
        super(context);
        this.help = help;
    }

    @Override
    final CommandText help() {
        return help;
    }

    @Override
    ExitStatus run() {
        context().terminal().remark(spec.commandLine().getUsageMessage().stripTrailing());
        return ExitStatus.USAGE;
    }
}
