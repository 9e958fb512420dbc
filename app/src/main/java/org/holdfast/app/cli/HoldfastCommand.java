package org.holdfast.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code holdfast} by itself: opens the window, or walks the first walk. */
@Command(name = "holdfast")
final class HoldfastCommand extends ArchiveCommand {
    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.help")
    private boolean helpAsked;

    @Option(names = "--version", versionHelp = true, descriptionKey = "cli.option.version")
    private boolean versionAsked;

    /** Read by {@link Cli} before the parser is made, since its help pages have a language. */
    @Option(names = "--lang", paramLabel = "TAG", scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.lang")
    private String language;

    @Option(names = "--first-walk", hidden = true)
    private boolean firstWalk;

    @Option(names = "--files", hidden = true, arity = "1")
    private String files = "";

    HoldfastCommand(Context context) {
        super(context);
    }

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT,
            descriptionKey = "cli.option.home")
    void home(Path home) {
        if (home != null) {
            context().home(home);
        }
    }

    @Override
    CommandText help() {
        return CommandText.HOLDFAST;
    }

    @Override
    ExitStatus run() throws Exception {
        Faces faces = context().surroundings().faces();
        if (!firstWalk) {
            return faces.window(context().home(), context().terminal());
        }
        Optional<Path> source = files.isEmpty() ? Optional.empty()
                : Optional.of(Path.of(context().absolute(files)));
        return faces.firstWalk(context().home(), source, context().terminal());
    }
}
