package org.holdfast.engine.catalog.project;

import java.time.Instant;
import org.holdfast.engine.model.fact.Fact;

/**
 * A ledger entry as the catalog takes it.
 *
 * @param number from 1, without gaps
 * @param time when it was written
 * @param actor on whose behalf
 * @param fact what happened
 */
public record Numbered(long number, Instant time, String actor, Fact fact) {
    /** Checks the number. */
    public Numbered {
        if (number < 1) {
            throw new IllegalArgumentException("entry number " + number);
        }
    }
}
