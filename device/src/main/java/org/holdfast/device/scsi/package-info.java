/**
 * One SCSI command at a time, to any robot or drive.
 *
 * <p>Start with {@link org.holdfast.device.scsi.ScsiTransport}: everything above it speaks CDBs,
 * everything below it carries them. Sense data is decoded here once, for both forms.
 *
 * <p>May use: the JDK, {@code device.media}. Never belongs here: what a robot or a drive means by
 * a command ({@code device.changer}, {@code device.drive}), LTFS, buckets.
 */
package org.holdfast.device.scsi;
