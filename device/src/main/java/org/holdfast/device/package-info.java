/**
 * Robots and drives: open a library by its address, get its changer and its drives.
 *
 * <p>Start with {@link org.holdfast.device.TapeLibrary}. Rooms: {@code .media} plain values,
 * {@code .scsi} one command at a time, {@code .changer} the robot (SMC), {@code .drive} the drive
 * (SSC), {@code .vtl} the virtual library behind the same {@code ScsiTransport}.
 *
 * <p>May use: the JDK. Never belongs here: LTFS, buckets, wording for people.
 */
package org.holdfast.device;
