package org.holdfast.engine.staging;

import java.io.IOException;

/** The ledger's side of an eviction. */
@FunctionalInterface
public interface EvictionEntry {
    /**
     * Returns when the ledger has on stable storage that the segment is given up.
     *
     * @throws IOException it has not: the segment stays
     */
    void append() throws IOException;
}
