/**
 * Doing: the shell that performs what the scheduler decides, and the jobs that clients ask for.
 *
 * <p>Start with {@link org.holdfast.engine.run.Shell}, which turns effects into work on lanes and
 * their ends into inputs. The way of a dropped file: {@code PutJob} reads it into staging and the
 * ledger, {@code Shell} hands its sealed segment to the scheduler, a drive's
 * {@code engine.session.MountSession} writes it, and {@code Coverage} sees when it is safe.
 *
 * <p>{@link org.holdfast.engine.run.EngineStart} is how an engine begins, after a crash too.
 *
 * <p>May use: every room of the engine. Never belongs here: decisions about drives and cartridges
 * ({@code engine.schedule}), positions on a tape ({@code engine.ltfs}).
 */
package org.holdfast.engine.run;
