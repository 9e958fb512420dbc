package org.holdfast.engine.schedule;

import org.holdfast.device.media.Barcode;

/**
 * Something to be read from one cartridge; what exactly, the shell knows by the number.
 *
 * @param task its number, never used again
 * @param cartridge where it is to be read from
 * @param bytes about how many, for estimates
 */
public record ReadItem(long task, Barcode cartridge, long bytes) {}
