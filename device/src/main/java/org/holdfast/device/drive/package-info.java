/**
 * The tape drive: read, write, filemarks, locate, partitions, cartridge memory (SSC-4).
 *
 * <p>Start with {@link org.holdfast.device.drive.TapeDrive}.
 *
 * <p>May use: {@code device.scsi}, {@code device.media}. Never belongs here: what the blocks mean.
 */
package org.holdfast.device.drive;
