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
        try (ServedEngine engine = context().engines().serve(context().home())) {
            // The virtual machine waits for the hook, so the engine ends in order on a signal.
            Thread hook = Thread.ofPlatform().name("serve-end").unstarted(engine::close);
            Runtime.getRuntime().addShutdownHook(hook);
            context().terminal().say(ReportText.SERVE_READY,
                    Visible.name(context().home().toString()),
                    Visible.name(engine.socket().toString()));
            engine.awaitEnd();
            forget(hook);
            return ExitStatus.DONE;
        }
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
