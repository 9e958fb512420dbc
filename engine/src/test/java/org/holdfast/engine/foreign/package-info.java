/**
 * Cartridges that other software wrote, sound and damaged, in a drive of the virtual library: read
 * to the last byte, or named for what they are, and never written to. What they hold is read a
 * second time without any code of ours, from the records that the other software left.
 *
 * <p>Start with {@link org.holdfast.engine.foreign.ForeignCartridgesTest}.
 *
 * <p>May use: everything. Never belongs here: cartridges of our own.
 */
package org.holdfast.engine.foreign;
