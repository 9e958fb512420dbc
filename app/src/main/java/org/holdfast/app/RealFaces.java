package org.holdfast.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.holdfast.app.cli.Faces;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.firstwalk.FirstWalk;
import org.holdfast.app.fx.Display;
import org.holdfast.app.shell.Shell;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.windowbench.WindowBench;
import org.holdfast.engine.api.Archive;
import org.holdfast.i18n.WalkText;

/** The window, and the first walk where there can be none. */
final class RealFaces implements Faces {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final EngineDoorway engines;
    private final Map<String, String> environment;
    private final InstantSource clock;

    RealFaces(EngineDoorway engines, Map<String, String> environment, InstantSource clock) {
        this.engines = engines;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public ExitStatus bench(Terminal terminal) throws Exception {
        WindowBench.run(terminal.words(), Display.missing(environment, terminal.words())
                .isPresent()).forEach(terminal::line);
        return ExitStatus.DONE;
    }

    @Override
    public ExitStatus window(Path home, Terminal terminal) throws Exception {
        Optional<String> missing = Display.missing(environment, terminal.words());
        if (missing.isPresent()) {
            terminal.remark(WalkText.NO_WINDOW, missing.get());
            return ExitStatus.FAILED;
        }
        open(home, terminal);
        return ExitStatus.DONE;
    }

    @Override
    public ExitStatus firstWalk(Path home, Optional<Path> files, Terminal terminal)
            throws Exception {
        Optional<String> missing = Display.missing(environment, terminal.words());
        if (missing.isEmpty()) {
            open(home, terminal);
            return ExitStatus.DONE;
        }
        terminal.say(WalkText.NO_DISPLAY, missing.get());
        return new FirstWalk(engines, terminal, home).walk(files);
    }

    private void open(Path home, Terminal terminal) throws Exception {
        if (!engines.homeExists(home)) {
            engines.createHome(home, Optional.empty(), false);
        }
        try (Archive archive = engines.attach(home)) {
            Shell.show(archive, terminal.words(),
                    crash -> CrashReport.write(home, crash, clock.instant()).code());
            // Closing the last window leaves the engine running while it has work.
            if (engines.busy(archive)) {
                terminal.remark(WalkText.GOES_ON);
            }
            while (engines.busy(archive)) {
                Thread.sleep(LOOK);
            }
        }
    }
}
