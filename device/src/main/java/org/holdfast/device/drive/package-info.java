/**
 * The tape drive: read, write, filemarks, locate, partitions, cartridge memory (SSC-4).
 *
 * <p>Start with {@link org.holdfast.device.drive.TapeDrive}. {@code BlockReading} and
 * {@code BlockWriting} hold the rules of what a READ or WRITE met; the bytes are in the classes
 * named after commands and pages.
 *
 * <p>May use: {@code device.scsi}, {@code device.media}. Never belongs here: what the blocks mean.
 */
package org.holdfast.device.drive;
