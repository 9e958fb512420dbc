package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.IndexHeader;

/**
 * An index that was read to its end and found good.
 *
 * @param index its header, size and digest
 * @param root the root directory
 */
record TakenIndex(SpooledIndex index, DirectoryEntry root) {

    IndexHeader header() {
        return index.header();
    }

    long generation() {
        return header().generation();
    }

    /** The mount that wrote it, if it says so. */
    Optional<String> session() {
        return root.attributes().stream().filter(a -> a.key().equals(MountFinding.SESSION))
                .map(ExtendedAttribute::text).findFirst();
    }
}
