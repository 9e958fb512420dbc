/**
 * What every screen needs of JavaFX: the display, the one hop to its thread, glyphs, the end.
 *
 * <p>Start with {@link org.holdfast.app.fx.LatestOnFx}: the engine's news come to the FX thread
 * through it, at most one pending however many there are.
 *
 * <p>May use: JavaFX, {@code icons}, {@code i18n}. Never belongs here: a screen, the engine.
 */
package org.holdfast.app.fx;
