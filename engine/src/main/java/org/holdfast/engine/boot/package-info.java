/**
 * The composition root: a home is made, its engine put together by hand, and found by clients.
 *
 * <p>Start with {@link org.holdfast.engine.boot.Engines}. What the engine is made of, in order:
 * lock, ledger, catalog, staging, libraries, shell, socket.
 *
 * <p>May use: everything; it alone sees {@code device.vtl}. Never belongs here: any rule of the
 * archive.
 */
package org.holdfast.engine.boot;
