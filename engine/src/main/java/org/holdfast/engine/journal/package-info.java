/**
 * What happened is entered once, in the ledger, and seen soon after, in the catalog.
 *
 * <p>Start with {@link org.holdfast.engine.journal.Journal}: an append returns when the entry is
 * durable; the catalog follows on a lane of its own and can be waited for.
 *
 * <p>May use: {@code engine.ledger}, {@code engine.catalog}, {@code engine.env}. Never belongs
 * here: what an entry means.
 */
package org.holdfast.engine.journal;
