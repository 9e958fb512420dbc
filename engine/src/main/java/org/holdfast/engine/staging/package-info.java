/**
 * The landing area on SSD: reserve room, fill segments, make them durable, seal, read, evict.
 *
 * <p>Start with {@link org.holdfast.engine.staging.Staging}, then
 * {@link org.holdfast.engine.staging.SegmentFiller}. Everything staged lies in numbered segments:
 * small blobs back to back in the order of acceptance, a large blob alone in one. Which blob lies
 * where is the ledger's knowledge; a segment file holds bytes and nothing else, the same bytes in
 * the same order that the cartridge gets.
 *
 * <p>May use: {@code engine.env}, {@code engine.model}. Never belongs here: the ledger and the
 * catalog (the caller appends and asks), what is safe (the caller knows), names of objects.
 */
package org.holdfast.engine.staging;
