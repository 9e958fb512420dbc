/**
 * What is on a virtual cartridge: blocks, filemarks and the memory chip, in three forms.
 *
 * <p>Start with {@link org.holdfast.device.vtl.medium.TapeMedium}. {@code ContainerMedium} is the
 * fast form (one file a partition), {@code RecordsMedium} the one that other LTFS software shares
 * with us (a file a record), {@code MemoryMedium} the one for simulation.
 *
 * <p>May use: the JDK, Jackson, {@code device.media}. Never belongs here: SCSI, robots, LTFS.
 */
package org.holdfast.device.vtl.medium;
