/**
 * Makes the icon font from the drawings; runs in the build, never in the application.
 *
 * <p>Start with {@link org.holdfast.icons.font.MakeFont}: centre lines become outlines ({@link
 * org.holdfast.icons.font.Outline}), outlines become a TrueType file ({@link
 * org.holdfast.icons.font.TrueType}). The same drawings give the same bytes.
 *
 * <p>May use: the JDK with {@code java.awt.geom}, no display. Never belongs here: what the
 * application calls.
 */
package org.holdfast.icons.font;
