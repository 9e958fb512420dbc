/**
 * One SCSI command at a time, to any robot or drive.
 *
 * <p>Start with {@link org.holdfast.device.scsi.ScsiTransport}: everything above it speaks CDBs,
 * everything below it carries them. {@link org.holdfast.device.scsi.ScsiDevice} sends commands and
 * is the only place that repeats one; {@link org.holdfast.device.scsi.SenseData} decodes both forms
 * of sense data, {@link org.holdfast.device.scsi.SenseTable} says what they ask for. Commands and
 * pages that robots and drives have in common (SPC-4) are here too.
 *
 * <p>May use: the JDK. Never belongs here: what a robot or a drive means by a command
 * ({@code device.changer}, {@code device.drive}), LTFS, buckets.
 */
package org.holdfast.device.scsi;
