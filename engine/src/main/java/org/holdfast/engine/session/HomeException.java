package org.holdfast.engine.session;

import java.io.IOException;

/** Our own disk failed, ledger, catalog or indexes: neither the drive nor the cartridge. */
final class HomeException extends IOException {
    private static final long serialVersionUID = 1L;

    HomeException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    static HomeException of(IOException cause) {
        return cause instanceof HomeException own ? own : new HomeException(cause);
    }
}
