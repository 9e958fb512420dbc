/**
 * The virtual library: a robot, drives and cartridges without hardware, behind
 * {@code ScsiTransport}, so that the production codecs run in every test and every demo.
 *
 * <p>Start with {@link org.holdfast.device.vtl.VirtualLibrary} and
 * {@link org.holdfast.device.vtl.LibraryPlan}. {@code .medium} is what is on a cartridge,
 * {@code .unit} the SCSI logical units, {@code .fault} what goes wrong.
 *
 * <p>May use: the JDK, Jackson, {@code device.scsi}, {@code device.media}. Seen by the composition
 * root and by tests only. Never belongs here: the initiator's codecs, LTFS.
 */
package org.holdfast.device.vtl;
