/**
 * What every screen needs of JavaFX: the display, the bridge to the engine, glyphs, the end.
 *
 * <p>Start with {@link org.holdfast.app.fx.ArchiveBridge}, which asks the engine for the window;
 * through its {@link org.holdfast.app.fx.FxOutbox} news come to the FX thread, at most one hop
 * pending however many there are.
 *
 * <p>May use: JavaFX, Ikonli, {@code .screen}, {@code engine.api}, {@code icons}, {@code
 * i18n}. Never belongs here: a screen, the engine itself.
 */
package org.holdfast.app.fx;
