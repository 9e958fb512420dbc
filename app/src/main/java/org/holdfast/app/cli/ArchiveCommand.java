package org.holdfast.app.cli;

import java.util.concurrent.Callable;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.i18n.CommandText;

/** A command: its place in the help page, and what it does. */
abstract class ArchiveCommand implements Callable<Integer> {
    private final Context context;

    ArchiveCommand(Context context) {
        this.context = context;
    }

    final Context context() {
        return context;
    }

    /** What it does, in a sentence for the help page. */
    abstract CommandText help();

    /** Does it; exceptions become words and a status in {@link Cli}. */
    abstract ExitStatus run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run().number();
    }
}
