package org.holdfast.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.Visible;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.ReportText;
import org.holdfast.i18n.Words;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: all commands, and what becomes of their exceptions. */
public final class Cli {
    private final Context context;

    Cli(Context context) {
        this.context = context;
    }

    /** Runs one command line to its end; never throws, never exits. Returns the exit status. */
    public static int run(Surroundings surroundings, String... arguments) {
        Words words = Words.of(language(surroundings, List.of(arguments)), surroundings.zone());
        Context context = new Context(surroundings, words);
        Cli cli = new Cli(context);
        try {
            return cli.commands().execute(arguments);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
            // The parser passes errors on; they get a code like everything unforeseen.
            return cli.crashed(e).number();
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private static Locale language(Surroundings surroundings, List<String> arguments) {
        Optional<String> asked = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("--lang=")) {
                asked = Optional.of(argument.substring("--lang=".length()));
            } else if (argument.equals("--lang") && i + 1 < arguments.size()) {
                asked = Optional.of(arguments.get(i + 1));
            }
        }
        // The order in which POSIX looks at its locale variables.
        return asked.or(() -> List.of("LC_ALL", "LC_MESSAGES", "LANG").stream()
                        .map(v -> surroundings.environment().getOrDefault(v, ""))
                        .filter(v -> !v.isEmpty()).findFirst())
                .map(tag -> tag.replaceAll("[.@].*", ""))
                .flatMap(Words::language).orElse(Locale.ENGLISH);
    }

    /** The command tree, which may also be asked without running anything. */
    CommandLine commands() {
        CommandLine root = new CommandLine(new HoldfastCommand(context));
        root.addSubcommand(new InitCommand(context));
        root.addSubcommand(new CommandLine(new Groups.Library(context))
                .addSubcommand(new LibraryAddCommand(context))
                .addSubcommand(new LibraryListCommand(context))
                .addSubcommand(new LibraryShowCommand(context))
                .addSubcommand(new LibraryMoveCommand(context))
                .addSubcommand(new LibraryRescanCommand(context))
                .addSubcommand(new LibraryInsertCommand(context)));
        root.addSubcommand(new CommandLine(new Groups.Bucket(context))
                .addSubcommand(new BucketCreateCommand(context))
                .addSubcommand(new BucketListCommand(context))
                .addSubcommand(new BucketPolicyCommand(context)));
        root.addSubcommand(new PutCommand(context));
        root.addSubcommand(new LsCommand(context));
        root.addSubcommand(new GetCommand(context));
        root.addSubcommand(new RmCommand(context));
        root.addSubcommand(new CommandLine(new StagingCommand(context))
                .addSubcommand(new StagingEvictCommand(context)));
        root.addSubcommand(new StatusCommand(context));
        root.addSubcommand(new CommandLine(new Groups.Tape(context))
                .addSubcommand(new TapeListCommand(context))
                .addSubcommand(new TapeShowCommand(context)));
        root.addSubcommand(new CommandLine(new JobsCommand(context))
                .addSubcommand(new ActivityCommand(context))
                .addSubcommand(new JobTurns.Pause(context))
                .addSubcommand(new JobTurns.Resume(context))
                .addSubcommand(new JobTurns.Cancel(context))
                .addSubcommand(new JobTurns.Prioritize(context)));
        root.addSubcommand(new CommandLine(new Groups.Ledger(context))
                .addSubcommand(new LedgerVerifyCommand(context))
                .addSubcommand(new LedgerShowCommand(context)));
        root.addSubcommand(new RebuildCommand(context));
        root.addSubcommand(new ServeCommand(context));
        root.addSubcommand(new BenchCommand(context));
        return speak(root);
    }

    private CommandLine speak(CommandLine root) {
        describe(root.getCommandSpec());
        root.getCommandSpec().version("Holdfast " + Optional.ofNullable(
                Cli.class.getPackage().getImplementationVersion()).orElse("0.1.0-SNAPSHOT"));
        root.setExpandAtFiles(false);
        root.setOut(new PrintWriter(context.surroundings().out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(context.surroundings().err(), true, StandardCharsets.UTF_8));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        root.setParameterExceptionHandler((e, arguments) -> usage(e));
        root.setExecutionExceptionHandler((e, line, result) -> failed(e).number());
        return root;
    }

    private void describe(CommandSpec spec) {
        Words words = context.words();
        spec.resourceBundle(words.bundle());
        if (spec.userObject() instanceof ArchiveCommand command) {
            spec.usageMessage().description(words.say(command.help()));
        }
        spec.usageMessage().synopsisHeading(words.say(CommandText.HEADING_USAGE) + " ")
                .commandListHeading("%n" + words.say(CommandText.HEADING_COMMANDS) + "%n")
                .width(Math.max(80, context.surroundings().width()))
                .autoWidth(false);
        spec.subcommands().values().forEach(sub -> describe(sub.getCommandSpec()));
    }

    private int usage(ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        switch (e) {
            case MissingParameterException missing -> remark(CommandText.MISSING,
                    missing.getMissing().stream().map(Cli::label)
                            .collect(Collectors.joining(", ")));
            case UnmatchedArgumentException unmatched -> remark(CommandText.UNKNOWN,
                    Visible.name(String.join(" ", unmatched.getUnmatched())));
            default -> remark(CommandText.BAD_VALUE, argument == null
                    ? Visible.name(String.valueOf(e.getMessage())) : label(argument)
                    + (e.getValue() == null ? "" : " " + Visible.name(e.getValue())));
        }
        remark(CommandText.SEE_HELP, e.getCommandLine().getCommandSpec().qualifiedName());
        return ExitStatus.USAGE.number();
    }

    private static String label(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option
                ? option.longestName() : argument.paramLabel();
    }

    private void remark(CommandText text, Object... arguments) {
        context.terminal().remark(text, arguments);
    }

    private ExitStatus failed(Exception e) {
        return switch (e) {
            case ArchiveException refused -> {
                context.terminal().failure(refused.failure());
                yield ExitStatus.FAILED;
            }
            case UsageProblem usage -> {
                remark(usage.text(), java.util.Arrays.stream(usage.arguments())
                        .map(a -> a instanceof String s ? Visible.name(s) : a).toArray());
                yield ExitStatus.USAGE;
            }
            case InterruptedException interrupted -> {
                Thread.currentThread().interrupt();
                context.terminal().failure(new Failure.Stopping());
                yield ExitStatus.FAILED;
            }
            default -> crashed(e);
        };
    }

    private ExitStatus crashed(Throwable e) {
        CrashReport crash = CrashReport.write(context.home(), e,
                context.surroundings().clock().instant());
        context.terminal().remark(ReportText.CRASH, crash.code());
        crash.file().ifPresent(file -> context.terminal().remark(ReportText.CRASH_FILE,
                Visible.name(file.toString())));
        return ExitStatus.FAILED;
    }
}
