/**
 * The robot: elements, inventory and moves (SMC-3).
 *
 * <p>Start with {@link org.holdfast.device.changer.MediumChanger}; the bytes are in
 * {@link org.holdfast.device.changer.ChangerCommands} and in {@code ElementStatus}, which takes the
 * robot's answers apart and believes none of their lengths.
 *
 * <p>May use: {@code device.scsi}, {@code device.media}. Never belongs here: which cartridge should
 * go where; that is the scheduler's.
 */
package org.holdfast.device.changer;
