package org.holdfast.engine.ledger.merkle;

import java.io.IOException;
import java.util.List;

/** Where the leaf hashes are that a {@link MerkleTree} does not keep. Safe for any thread. */
@FunctionalInterface
public interface LeafSource {
    /** The hashes of the {@code count} leaves that begin with leaf {@code first} (from 0). */
    List<byte[]> leaves(long first, int count) throws IOException;
}
