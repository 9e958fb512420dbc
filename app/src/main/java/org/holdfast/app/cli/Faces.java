package org.holdfast.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.terminal.Terminal;

/** The other faces of the app, which the command line opens when it is asked for no command. */
public interface Faces {
    /** Measures what the window's large pictures cost on this machine. */
    ExitStatus bench(Terminal terminal) throws Exception;

    /** Opens the window and returns when it has been closed. */
    ExitStatus window(Path home, Terminal terminal) throws Exception;

    /**
     * The first walk: the window where there is a display, a first archive in the terminal
     * otherwise.
     *
     * @param files what to archive; empty for a sample
     */
    ExitStatus firstWalk(Path home, Optional<Path> files, Terminal terminal) throws Exception;
}
