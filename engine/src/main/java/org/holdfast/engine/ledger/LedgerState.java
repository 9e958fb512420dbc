package org.holdfast.engine.ledger;

import java.nio.file.Path;

/** Whether a ledger takes entries. */
public sealed interface LedgerState {
    /** It does. */
    record Writable() implements LedgerState {}

    /**
     * It does not: it is damaged, or a write has failed.
     *
     * @param file where
     * @param offset first bad byte, in the file's lines
     * @param reason what is wrong
     */
    record ReadOnly(Path file, long offset, String reason) implements LedgerState {}
}
