package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.device.media.Barcode;

/** What a person can do to a virtual library. Safe for any thread. */
public interface Hands {
    /** Moves a cartridge by hand, from a place or drive to another. */
    void move(int from, int to) throws IOException;

    /** Puts a cartridge that other software wrote, a directory of records, into a slot. */
    void insert(Path directory, int slot, Barcode barcode) throws IOException;
}
