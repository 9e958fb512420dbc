package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import java.util.Set;

/**
 * How a partition ends.
 *
 * @param index its last good index, if there is one
 * @param end the block behind its last
 * @param behind blocks and filemarks behind the filemark that closes the index
 * @param closed whether the last object is a filemark
 * @param unclean what lies behind the index
 */
record FoundIndex(Optional<TakenIndex> index, long end, long behind, boolean closed,
        Set<Unclean> unclean) {

    /** An index with nothing behind it. */
    static FoundIndex atEnd(TakenIndex index, long end) {
        return new FoundIndex(Optional.of(index), end, 0, true, Set.of());
    }
}
