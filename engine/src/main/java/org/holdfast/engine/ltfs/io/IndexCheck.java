package org.holdfast.engine.ltfs.io;

import java.util.Optional;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.LtfsFormatException;

/**
 * What an index must say to belong where it was found (LTFS Format 2.4, 9.2.3 and 9.2.10): the
 * volume's UUID, its own place, an earlier index in the data partition, and extents in front of
 * what names them.
 */
final class IndexCheck {
    /** No index can begin before this block: labels and a leading filemark come first. */
    static final long FIRST_INDEX = VolumeLabels.FIRST_BLOCK + 1;

    private final VolumeLabels labels;
    private final char partition;
    private final long block;

    /** For an index that begins at {@code block} of {@code partition}. */
    IndexCheck(VolumeLabels labels, char partition, long block) {
        this.labels = labels;
        this.partition = partition;
        this.block = block;
    }

    void header(IndexHeader h) throws LtfsFormatException {
        require(h.volume().equals(labels.index().volume()), "volume " + h.volume());
        require(h.location().equals(new IndexLocation(partition, block)),
                "an index that says it is at " + h.location());
        if (h.previous().isPresent()) {
            IndexLocation back = h.previous().get();
            require(back.partition() == labels.index().dataPartition()
                    && back.block() >= FIRST_INDEX
                    && (partition != back.partition() || back.block() < block - 1),
                    "the index before is at " + back);
        }
    }

    void file(FileEntry file) throws LtfsFormatException {
        for (Extent e : file.extents()) {
            Optional<String> why = refusal(e);
            if (why.isPresent()) {
                throw new LtfsFormatException("uid " + file.uid() + ": extent at partition "
                        + e.partition() + " block " + e.startBlock() + " " + why.get());
            }
        }
    }

    private Optional<String> refusal(Extent e) {
        if (labels.physical(e.partition()) < 0) {
            return Optional.of("is in no partition");
        }
        if (e.startBlock() < VolumeLabels.FIRST_BLOCK || e.byteOffset() >= labels.blockSize()) {
            return Optional.of("begins at byte " + e.byteOffset());
        }
        long last = e.startBlock() + (e.byteOffset() + e.byteCount() - 1) / labels.blockSize();
        if (e.partition() == partition && last >= block - 1) {
            return Optional.of("ends in or behind the index");
        }
        return Optional.empty();
    }

    private static void require(boolean holds, String what) throws LtfsFormatException {
        if (!holds) {
            throw new LtfsFormatException(what);
        }
    }
}
