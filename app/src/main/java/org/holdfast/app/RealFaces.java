package org.holdfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.app.buckets.BucketsScreen;
import org.holdfast.app.cli.Faces;
import org.holdfast.app.crash.CrashReport;
import org.holdfast.app.doorway.EngineDoorway;
import org.holdfast.app.doorway.LastingArchive;
import org.holdfast.app.firstwalk.FirstWalk;
import org.holdfast.app.fx.Display;
import org.holdfast.app.jobs.JobsScreen;
import org.holdfast.app.library.LibraryScreen;
import org.holdfast.app.screen.Place;
import org.holdfast.app.screen.Screen;
import org.holdfast.app.screen.ScreenName;
import org.holdfast.app.shell.Shell;
import org.holdfast.app.shell.WindowDoor;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;
import org.holdfast.app.windowbench.WindowBench;
import org.holdfast.i18n.WalkText;

/** The window, and the first walk where there can be none. */
final class RealFaces implements Faces {
    /** The screens that there are. */
    private static final List<Screen.Offer> SCREENS = List.of(
            new Screen.Offer(ScreenName.BUCKETS, BucketsScreen::new), LibraryScreen.offer(),
            new Screen.Offer(ScreenName.JOBS, JobsScreen::new));

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
        Optional<WindowDoor> door = WindowDoor.take(home);
        if (door.isEmpty()) {
            terminal.remark(WalkText.WINDOW_SHOWN);
            return;
        }
        try (WindowDoor mine = door.get();
                LastingArchive archive = LastingArchive.attach(engines, home)) {
            Shell shell = new Shell(SCREENS, Place.of(ScreenName.BUCKETS), terminal.words(),
                    crash -> CrashReport.write(home, crash, clock.instant()));
            shell.run(archive, new WindowLife(shell, mine, archive, terminal));
        }
    }

    /** Closing the last window leaves the engine running while it has work. */
    private record WindowLife(Shell shell, WindowDoor door, LastingArchive archive,
            Terminal terminal) implements Shell.Life {
        @Override
        public void opened() {
            door.listen(shell::show);
        }

        @Override
        public boolean busy() {
            return archive.busy();
        }

        @Override
        public void goesOn() {
            terminal.remark(WalkText.GOES_ON);
        }

        @Override
        public void over() {
            try {
                door.close();
            } catch (IOException e) {
                throw new UncheckedIOException("letting go of the window", e);
            }
        }
    }
}
