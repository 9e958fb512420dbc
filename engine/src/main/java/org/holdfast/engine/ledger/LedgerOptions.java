package org.holdfast.engine.ledger;

import org.holdfast.engine.ledger.form.LineLimits;

/**
 * How a ledger is kept.
 *
 * @param sealBytes a file of so many bytes takes no more groups and is sealed, at least 1
 */
public record LedgerOptions(long sealBytes) {
    /** 64 MiB. */
    public static final LedgerOptions DEFAULT = new LedgerOptions(LineLimits.GROUP_BYTES);

    /** Checks the range. */
    public LedgerOptions {
        if (sealBytes < 1) {
            throw new IllegalArgumentException("seal at " + sealBytes);
        }
    }
}
