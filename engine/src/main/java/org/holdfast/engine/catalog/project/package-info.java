/**
 * Facts become rows.
 *
 * <p>Start with {@link org.holdfast.engine.catalog.project.Projector}: which fact goes where. Each
 * book keeps one topic: buckets, cartridges, segments, the counters of folders, the chunks of keys.
 * All of it is one thread's, inside one transaction; after a failure the books are thrown away.
 *
 * <p>May use: {@code engine.model}, {@code catalog.form}, {@code catalog.sql}. Never belongs here:
 * questions of clients, anything that does not follow from the facts in their order.
 */
package org.holdfast.engine.catalog.project;
