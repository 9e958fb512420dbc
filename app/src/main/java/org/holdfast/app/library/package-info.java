/**
 * The library as it stands in the room: its picture, its table, and moving cartridges.
 *
 * <p>Start with {@link org.holdfast.app.library.LibraryScreen}, which puts together {@code
 * LibraryView} (the nodes), {@code LibraryModel} (the properties), {@code LibraryController} (what
 * happens) and {@code LibraryFeed} (which asks the engine, on a thread of its own). A {@code
 * Cabinet} is one library as the engine said it; it is made on the feed's thread, because a large
 * one takes longer than a frame. {@code HallCanvas} draws it.
 *
 * <p>May use: {@code engine.api}, {@code app.fx}, {@code app.words}, {@code i18n}, {@code icons},
 * JavaFX. Never belongs here: what the engine did not say; calls of the engine on the FX thread.
 */
package org.holdfast.app.library;
