/**
 * The real world behind {@code engine.env}: disk, clock, chance and threads of this machine.
 *
 * <p>Start with {@link org.holdfast.engine.env.disk.DiskFileStore}. Only the composition root makes
 * these; everything else is given the interfaces and so runs unchanged in the simulation.
 *
 * <p>May use: the JDK and {@code engine.env}. Never belongs here: any rule of the archive, any
 * file name that means something.
 */
package org.holdfast.engine.env.disk;
