/**
 * Pictures: our own glyphs and the application icon.
 *
 * <p>Start with {@link org.holdfast.icons.Glyph}, the list of all glyphs; {@link
 * org.holdfast.icons.Glyphs} reads their drawings. The build makes an icon font of them ({@code
 * .font}), which {@link org.holdfast.icons.HoldfastIkonHandler} gives to Ikonli. The rules for
 * drawing one are in {@code icons/README.md}, and the tests hold every file to them.
 *
 * <p>May use: the JDK without AWT and JavaFX, Ikonli's core. Never belongs here: colours, screens, words.
 */
package org.holdfast.icons;
