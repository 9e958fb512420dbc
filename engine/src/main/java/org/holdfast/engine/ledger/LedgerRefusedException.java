package org.holdfast.engine.ledger;

import java.io.IOException;

/**
 * The ledger takes no entry: it was opened damaged, or a write or fsync has failed.
 *
 * <p>After a failed fsync nobody knows what is on the medium, and the kernel may take the lost
 * pages for written; a second fsync would say yes to nothing. So there is none: the ledger has to
 * be opened again, which reads what is really there.
 */
public final class LedgerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    LedgerRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
