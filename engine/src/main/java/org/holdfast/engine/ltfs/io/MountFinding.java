package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.LtfsLabel;

/**
 * What a mount found, for the caller to compare with what it knows before it writes anything.
 *
 * @param label the label, as on the index partition
 * @param serial the volume serial of VOL1, empty when there is none
 * @param index the header of the index that is the volume's state
 * @param indexBytes size of its XML
 * @param volumeName the root directory's name
 * @param session the root directory's attribute {@value #SESSION}: the mount that wrote the index
 * @param unclean what is out of order; empty for a clean volume
 * @param deadBlocks blocks and filemarks behind the last good index of the data partition
 * @param dataGeneration generation of the data partition's last good index
 * @param indexGeneration generation of the index partition's last good index
 * @param volumeChangeReference as cartridge memory has it, if it is usable
 * @param coherent cartridge memory named the index, and nothing was behind it
 * @param foreign other software made the volume or wrote its index: it is mounted for reading
 * @param appendable whether this mount may write
 */
public record MountFinding(LtfsLabel label, String serial, IndexHeader index, long indexBytes,
        String volumeName, Optional<String> session, Set<Unclean> unclean, long deadBlocks,
        OptionalLong dataGeneration, OptionalLong indexGeneration,
        OptionalLong volumeChangeReference, boolean coherent, boolean foreign,
        boolean appendable) {
    /** The root directory's attribute that names the mount that wrote the index. */
    public static final String SESSION = "holdfast.session";

    /** Copies the set. */
    public MountFinding {
        unclean = Set.copyOf(unclean);
    }

    /** Whether both partitions end with the same index and nothing behind it. */
    public boolean clean() {
        return unclean.isEmpty();
    }
}
