package org.holdfast.engine.boot;

import java.util.Optional;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.run.LibraryPlace;

/** Gives other tests the hands and the shelf of drives without a robot. */
public final class LoneDrives {
    private LoneDrives() {}

    /** A virtual library as an engine knows it. */
    public static LibraryPlace place(String name, VirtualLibrary library, TapeLibrary devices,
            long smallestCartridge) {
        VirtualHands hands = new VirtualHands(library, devices);
        return new LibraryPlace(name, devices, library.changer().isPresent() ? Optional.empty()
                : Optional.of(hands), Optional.of(hands), smallestCartridge);
    }
}
