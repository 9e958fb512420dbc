package org.holdfast.engine.ledger;

/**
 * How a ledger is kept.
 *
 * @param sealBytes a file of so many bytes takes no more groups and is sealed, at least 1
 */
public record LedgerOptions(long sealBytes) {
    /** 32 MiB: what is not sealed is read whenever the ledger is opened. */
    public static final LedgerOptions DEFAULT = new LedgerOptions(32 << 20);

    /** Checks the range. */
    public LedgerOptions {
        if (sealBytes < 1) {
            throw new IllegalArgumentException("seal at " + sealBytes);
        }
    }
}
