/**
 * Pictures: our own glyphs and the application icon.
 *
 * <p>Start with {@link org.holdfast.icons.Glyph}, the list of all glyphs; {@link
 * org.holdfast.icons.Glyphs} gives their outlines as SVG path data, for any toolkit. The rules for
 * drawing one are in {@code icons/README.md}, and the tests hold every file to them.
 *
 * <p>May use: the JDK without AWT and JavaFX. Never belongs here: colours, screens, words.
 */
package org.holdfast.icons;
