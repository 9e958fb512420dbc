/**
 * What can happen to an archive: one record for each type of ledger entry.
 *
 * <p>Start with {@link org.holdfast.engine.model.fact.Fact}. The catalog and the engine's state are
 * what follows from these in their order, and nothing else.
 *
 * <p>May use: {@code engine.model}. Never belongs here: secrets, content of documents, form of the
 * ledger's lines ({@code engine.ledger}).
 */
package org.holdfast.engine.model.fact;
