package org.holdfast.engine.schedule;

import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.Priority;

/**
 * Something to be read from one cartridge; what exactly, the shell knows by the number.
 *
 * @param task its number, never used again
 * @param cartridge where it is to be read from
 * @param bytes about how many, for estimates
 * @param priority whose turn comes first among what is to be read
 */
public record ReadItem(long task, Barcode cartridge, long bytes, Priority priority) {
    /** One whose turn comes as any other's. */
    public ReadItem(long task, Barcode cartridge, long bytes) {
        this(task, cartridge, bytes, Priority.NORMAL);
    }

    ReadItem with(Priority now) {
        return new ReadItem(task, cartridge, bytes, now);
    }
}
