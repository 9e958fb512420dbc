/**
 * One mount's life: load, mount, compare with the ledger, append, index, read, unmount, unload.
 *
 * <p>Start with {@link org.holdfast.engine.session.MountSession}; it does what the scheduler asked
 * of one drive and answers with what became of it. The order that keeps the promise is here: bytes,
 * index, flush, ledger entry; only then does a copy count.
 *
 * <p>May use: {@code engine.ltfs}, {@code engine.journal}, {@code engine.staging},
 * {@code engine.schedule}'s values, {@code device.drive}. Never belongs here: which cartridge,
 * which order, threads.
 */
package org.holdfast.engine.session;
