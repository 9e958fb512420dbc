/**
 * What goes wrong, when, and from which seed: a plan of faults and a transport that carries it out.
 *
 * <p>Start with {@link org.holdfast.device.vtl.fault.FaultPlan}, then
 * {@link org.holdfast.device.vtl.fault.FaultyTransport}, which wraps any transport and counts what
 * it really injected; {@link org.holdfast.device.vtl.fault.FaultKind} has what happens in real
 * libraries. Bad spots that stay are a cartridge's own:
 * {@link org.holdfast.device.vtl.fault.DamagedMedium}.
 *
 * <p>May use: the JDK, {@code device.scsi}, {@code device.media}, {@code device.vtl.medium}. Never
 * belongs here: how a device works.
 */
package org.holdfast.device.vtl.fault;
