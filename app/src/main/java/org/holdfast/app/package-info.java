/**
 * The app: two faces of one engine, a window and the {@code holdfast} command line.
 *
 * <p>Start with {@link org.holdfast.app.Holdfast}, which puts everything together by hand. Rooms:
 * {@code .cli} commands, {@code .shell} the window, {@code .firstwalk} what a bare {@code mvn}
 * runs; they do not know each other. Shared by them: {@code .doorway} to the engine, {@code
 * .words}, {@code .terminal}, {@code .crash}, {@code .fx} and {@code .theme}.
 *
 * <p>May use: everything in the app, {@code engine.api}, and, only here, {@code engine.boot}.
 * Never belongs here: what a face does.
 */
package org.holdfast.app;
