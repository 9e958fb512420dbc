/**
 * The logical units of the virtual library: they decode CDBs and encode answers as a robot and a
 * drive do, by the standards' bytes, and share no codec with the initiator's side.
 *
 * <p>Start with {@link org.holdfast.device.vtl.unit.DriveUnit} and
 * {@link org.holdfast.device.vtl.unit.ChangerUnit}; both answer through a {@code LogicalUnit},
 * which knows what every SCSI device does (unit attentions, reservations, sense).
 *
 * <p>May use: the JDK, {@code device.scsi}, {@code device.media}, {@code device.vtl.medium}. Never
 * belongs here: which directory a library is in, the initiator's codecs.
 */
package org.holdfast.device.vtl.unit;
