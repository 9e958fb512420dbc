/**
 * The simulation: one seed, virtual time, no threads.
 *
 * <p>Start with {@link org.holdfast.engine.sim.SimTest}, then
 * {@link org.holdfast.engine.sim.SimWorld}. The production ledger, staging, LTFS writer, scheduler,
 * session, shell, journal and catalog run in it; only {@code engine.env} and
 * {@code ScsiTransport} are replaced. A seed makes an archive, what clients ask of it, what fails
 * and when the power goes ({@link org.holdfast.engine.sim.SimShape}); beside it a model follows the
 * ledger ({@link org.holdfast.engine.sim.LedgerModel}) and everything is compared with it after
 * every event, after every power cut and at the end ({@link org.holdfast.engine.sim.Finale}).
 *
 * <p>That the simulation finds what is wrong is tested too, by bugs that are planted into it
 * ({@code org.holdfast.engine.planted}).
 *
 * <p>{@code -Dholdfast.sim.seed=N} replays one seed, {@code -Dholdfast.sim.seeds=N} runs that many.
 *
 * <p>Never belongs here: threads in a life (several lives may run beside each other), a wall clock,
 * chance that does not come from the seed.
 */
package org.holdfast.engine.sim;
