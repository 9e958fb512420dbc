package org.holdfast.app.cli;

import org.holdfast.app.doorway.ServedEngine;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.Visible;
import org.holdfast.i18n.CommandText;
import org.holdfast.i18n.ReportText;
import picocli.CommandLine.Command;

/** Runs the engine without a window, until SIGTERM or Ctrl+C. */
@Command(name = "serve")
final class ServeCommand extends ArchiveCommand {
    ServeCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.SERVE;
    }

    @Override
    ExitStatus run() throws Exception {
        ServedEngine engine = context().engines().serve(context().home());
        Thread hook = Thread.ofPlatform().name("serve-end").unstarted(() -> end(engine));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            context().terminal().say(ReportText.SERVE_READY,
                    Visible.name(context().home().toString()),
                    Visible.name(engine.socket().toString()));
            engine.awaitEnd();
            return ExitStatus.DONE;
        } finally {
            engine.close();
            forget(hook);
        }
    }

    /** On a signal: the machine waits for its hooks, so the engine ends in order. */
    private static void end(ServedEngine engine) {
        engine.close();
        // Left to itself, the machine would say that it died of the signal.
        Runtime.getRuntime().halt(ExitStatus.DONE.number());
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            System.getLogger(ServeCommand.class.getName()).log(System.Logger.Level.DEBUG,
                    "the machine is ending; the hook ends the engine");
        }
    }
}
