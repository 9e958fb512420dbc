package org.holdfast.app;

import java.time.InstantSource;
import java.util.Map;
import org.holdfast.app.cli.Faces;
import org.holdfast.app.doorway.EngineDoorway;

/** The door to the real engine, and the real faces, for tests that walk the command line. */
public final class RealEngines {
    private RealEngines() {}

    /** The engine of this build. */
    public static EngineDoorway doorway() {
        return new BootDoorway();
    }

    /** The window and the first walk, where there is no display. */
    public static Faces faces() {
        return new RealFaces(doorway(), Map.of(), InstantSource.system());
    }
}
