/**
 * LTFS on paper: labels, indexes, coherency information; pure, no drive, no clock.
 *
 * <p>Start with {@link org.holdfast.engine.ltfs.format.IndexHeader} and the two kinds of
 * {@link org.holdfast.engine.ltfs.format.IndexEntry}; an index is a stream of them in both
 * directions, never a tree in memory: {@link org.holdfast.engine.ltfs.format.IndexReader},
 * {@link org.holdfast.engine.ltfs.format.IndexWriter}, and between them
 * {@link org.holdfast.engine.ltfs.format.IndexMerge}. Labels:
 * {@link org.holdfast.engine.ltfs.format.LtfsLabel}. All XML is pulled by {@code XmlPull}, a
 * parser of our own that is compared with two others ({@code engine/adr/0011}). Source: LTFS Format
 * 2.4 and what the reference implementation accepts.
 *
 * <p>May use: {@code engine.model}, {@code device.media}. Never belongs here: positions of a head,
 * buckets, keys.
 */
package org.holdfast.engine.ltfs.format;
