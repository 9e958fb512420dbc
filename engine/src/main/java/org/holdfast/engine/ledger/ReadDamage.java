package org.holdfast.engine.ledger;

import org.holdfast.engine.ledger.file.LedgerDamagedException;

/** Hears of damage that was found by reading. Called by any thread. */
interface ReadDamage {
    /** Bytes that were durable are not as they were. */
    void found(LedgerDamagedException damage);
}
