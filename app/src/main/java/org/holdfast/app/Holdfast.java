package org.holdfast.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.holdfast.app.cli.Cli;
import org.holdfast.app.cli.Surroundings;
import org.holdfast.app.doorway.EngineDoorway;

/**
 * Where Holdfast starts, with or without a window.
 *
 * <p>Not an {@code Application} itself: JavaFX on the class path refuses to be started by one.
 */
public final class Holdfast {
    private Holdfast() {}

    /** Runs one command line; none opens the window. */
    public static void main(String[] arguments) {
        EngineDoorway engines = new BootDoorway();
        InstantSource clock = InstantSource.system();
        Surroundings surroundings = new Surroundings(System.getenv(),
                Path.of("").toAbsolutePath(), stream(FileDescriptor.out),
                stream(FileDescriptor.err), terminal(), ZoneId.systemDefault(), clock, engines,
                new RealFaces(engines, System.getenv(), clock));
        System.exit(Cli.run(surroundings, arguments));
    }

    private static boolean terminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
