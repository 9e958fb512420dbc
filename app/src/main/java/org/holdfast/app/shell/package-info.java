/**
 * The first small window: the state of the archive, and a place to drop files on.
 *
 * <p>Start with {@link org.holdfast.app.shell.Shell}, which puts together {@code ShellView} (the
 * nodes), {@code ShellModel} (the properties), {@code ShellController} (what happens) and {@code
 * ArchiveFeed} (which asks the engine, on a thread of its own).
 *
 * <p>May use: {@code engine.api}, {@code app.fx}, {@code app.theme}, {@code app.words}, JavaFX.
 * Never belongs here: another screen's content; calls of the engine on the FX thread.
 */
package org.holdfast.app.shell;
