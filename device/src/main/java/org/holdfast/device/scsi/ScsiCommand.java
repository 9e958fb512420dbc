package org.holdfast.device.scsi;

import java.time.Duration;

/**
 * A command before its data: name for people, bytes, timeout.
 *
 * @param name as the standard writes it
 * @param cdb the command descriptor block; not to be changed afterwards
 * @param timeout more than zero
 * @param repeatable whether it may be sent again after a unit attention: true only for commands
 *     that move nothing on the medium and for those that do no harm on another medium
 */
public record ScsiCommand(String name, byte[] cdb, Duration timeout, boolean repeatable) {

    /** A command that only asks, or does no harm on any medium: it may be sent again. */
    public static ScsiCommand harmless(String name, CommandTime time, byte[] cdb) {
        return new ScsiCommand(name, cdb, time.limit(), true);
    }

    /** A command that changes something: it is sent once. */
    public static ScsiCommand acting(String name, CommandTime time, byte[] cdb) {
        return new ScsiCommand(name, cdb, time.limit(), false);
    }
}
