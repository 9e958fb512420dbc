package org.holdfast.engine.ledger;

import java.time.Instant;
import org.holdfast.engine.model.fact.Fact;

/**
 * An entry of the ledger.
 *
 * @param number from 1, without gaps
 * @param time when its commit group was written, never before its predecessor's
 * @param actor who
 * @param fact what
 */
public record LedgerEntry(long number, Instant time, String actor, Fact fact) {}
