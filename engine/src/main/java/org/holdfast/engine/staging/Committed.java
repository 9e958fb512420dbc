package org.holdfast.engine.staging;

import java.util.List;

/**
 * What a commit point brought.
 *
 * @param blobs became durable, in order of segment and ordinal: to be entered in the ledger now
 * @param sealed segments that are complete; to be announced after the ledger has the blobs
 */
public record Committed(List<StagedBlob> blobs, List<SealedSegment> sealed) {
    /** Copies the lists. */
    public Committed {
        blobs = List.copyOf(blobs);
        sealed = List.copyOf(sealed);
    }
}
