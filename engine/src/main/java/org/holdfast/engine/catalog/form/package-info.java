/**
 * How values look in columns: places, keys, times, metadata, and the pieces of a segment.
 *
 * <p>Start with {@link org.holdfast.engine.catalog.form.Pieces}: the state of thousands of blobs in
 * a few numbers.
 *
 * <p>May use: {@code engine.model}, Jackson's streaming. Never belongs here: SQL.
 */
package org.holdfast.engine.catalog.form;
