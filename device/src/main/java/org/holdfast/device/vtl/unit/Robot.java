package org.holdfast.device.vtl.unit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.scsi.SenseData;

/** What the robot's logical unit asks of the library that it stands in. */
public interface Robot {
    /**
     * An element as it is now.
     *
     * @param type element type code, 1 to 4
     * @param address element address
     * @param barcode the label of what is in it; empty when nothing is
     * @param source the slot that it came from
     * @param accessible whether the hand can reach it
     * @param byOperator whether a person put it there (mail slots)
     * @param drive who the drive is, of a drive element
     */
    record View(int type, int address, Optional<String> barcode, OptionalInt source,
            boolean accessible, boolean byOperator, Optional<UnitIdentity> drive) {}

    /** All elements by type and address. */
    List<View> elements();

    /** Moves a cartridge; durable when it returns empty, otherwise why not. */
    Optional<SenseData> move(int source, int destination) throws IOException;
}
