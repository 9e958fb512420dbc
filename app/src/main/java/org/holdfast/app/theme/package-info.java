/**
 * How the window looks: Primer light and dark, following the system, and our style sheet.
 *
 * <p>Start with {@link org.holdfast.app.theme.Theme}. Style sheets name roles of the theme
 * ({@code -color-fg-muted}), never colours.
 *
 * <p>May use: JavaFX, AtlantaFX. Never belongs here: nodes of a screen.
 */
package org.holdfast.app.theme;
