package org.holdfast.device.changer;

import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.media.Barcode;

/**
 * One element as the robot reports it.
 *
 * @param type what it is
 * @param address its element address, 0 to FFFFh
 * @param full whether a cartridge is in it; trusted more than a missing label
 * @param accessible whether the robot can reach the cartridge (ACCESS)
 * @param exception the ASC and ASCQ in one number when the robot reports a problem with it
 * @param barcode the label, if there is one and it could be read
 * @param source the slot that the cartridge came from, if known
 * @param drive the serial number of the drive in it, if the robot knows (DVCID); from a robot that
 *     knows a binary name only, that name in upper-case hexadecimal
 */
public record Element(ElementType type, int address, boolean full, boolean accessible,
        OptionalInt exception, Optional<Barcode> barcode, OptionalInt source,
        Optional<String> drive) {}
