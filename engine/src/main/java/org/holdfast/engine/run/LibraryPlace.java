package org.holdfast.engine.run;

import java.util.Optional;
import org.holdfast.device.TapeLibrary;

/**
 * A library of the home.
 *
 * @param name its name in this home
 * @param library robot and drives
 * @param shelf without a robot: where cartridges lie
 * @param hands of a virtual library: what a person can do to it
 * @param smallestCartridge capacity in bytes of its smallest cartridge, 0 when that is not known
 */
public record LibraryPlace(String name, TapeLibrary library, Optional<Shelf> shelf,
        Optional<Hands> hands, long smallestCartridge) {}
