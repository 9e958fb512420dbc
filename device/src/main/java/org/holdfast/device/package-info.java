/**
 * Robots and drives: a library by its address, its changer and its drives.
 *
 * <p>Start with {@link org.holdfast.device.TapeLibrary}, which finds out which drive stands where;
 * {@link org.holdfast.device.LibraryAddress} is what a person types. Rooms: {@code .media} plain
 * values, {@code .scsi} one command at a time, {@code .changer} the robot (SMC), {@code .drive} the
 * drive (SSC), {@code .vtl} the virtual library behind the same {@code ScsiTransport}.
 *
 * <p>May use: the JDK, the rooms below. Never belongs here: LTFS, buckets, wording for people.
 */
package org.holdfast.device;
