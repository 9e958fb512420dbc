/**
 * The contract between the window and its screens.
 *
 * <p>Start with {@link org.holdfast.app.screen.Screen}, which a feature implements in a package of
 * its own, and {@link org.holdfast.app.screen.Desk}, all that the window does for it. The window
 * knows screens by this contract only, screens know neither the window nor each other;
 * {@code org.holdfast.app} puts them together.
 *
 * <p>May use: JavaFX, {@code engine.api}, {@code i18n}, {@code icons}. Never belongs here: how the
 * window or a screen does it.
 */
package org.holdfast.app.screen;
