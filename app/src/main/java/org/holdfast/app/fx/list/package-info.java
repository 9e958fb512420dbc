/**
 * A list of our own for very many rows: rows of one height, of which only those in view exist as
 * nodes, over a source that loads pages as they are needed.
 *
 * <p>Start with {@link org.holdfast.app.fx.list.VirtualList}. What is not loaded is an empty row.
 * {@link org.holdfast.app.fx.list.Ranges} is a selection: all of ten million is one range.
 *
 * <p>May use: JavaFX. Never belongs here: the engine, what a row looks like.
 */
package org.holdfast.app.fx.list;
