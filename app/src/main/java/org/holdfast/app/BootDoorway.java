package org.holdfast.app;

import java.util.ServiceLoader;
import org.holdfast.app.doorway.EngineDoorway;

/** Finds the engine that this app was built with. */
final class BootDoorway {
    private BootDoorway() {}

    static EngineDoorway open() {
        return ServiceLoader.load(EngineDoorway.class).findFirst().orElseThrow(() ->
                new IllegalStateException("no engine on the class path"));
    }
}
