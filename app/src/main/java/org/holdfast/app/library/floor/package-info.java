/**
 * The library as it is drawn: where everything stands, what is under the pointer, what is in view,
 * and the pixels of the slots. Pure: values in, values out, no toolkit.
 *
 * <p>Start with {@link org.holdfast.app.library.floor.FloorPlan}, which gives every slot, drive and
 * mail slot its place, and {@link org.holdfast.app.library.floor.Camera}, which says what of it is
 * seen. {@link org.holdfast.app.library.floor.SlotPainter} paints the slots into plain pixels: a
 * picture of 56,000 slots is one pass over an array, and the same at every zoom.
 *
 * <p>May use: the JDK. Never belongs here: JavaFX, the engine, words.
 */
package org.holdfast.app.library.floor;
