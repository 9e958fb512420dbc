/**
 * Questions to the catalog, one class for each topic, and the records that answer them.
 *
 * <p>Start with {@link org.holdfast.engine.catalog.query.Objects}. Every answer is limited, see
 * {@link org.holdfast.engine.catalog.query.Page}; the next page begins behind the last row of this
 * one, by its key, never by a count.
 *
 * <p>May use: {@code engine.model}, {@code catalog.form}, {@code catalog.sql}. Never belongs here:
 * changes.
 */
package org.holdfast.engine.catalog.query;
