package org.holdfast.engine.session;

import java.io.IOException;

/** The cartridge is not what the ledger says: it is left as it is. */
final class DifferentVolumeException extends IOException {
    private static final long serialVersionUID = 1L;

    DifferentVolumeException(String difference) {
        super(difference);
    }
}
