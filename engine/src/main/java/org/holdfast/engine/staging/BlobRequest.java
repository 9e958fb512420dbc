package org.holdfast.engine.staging;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.model.Metadata.Hole;

/**
 * One blob to be filled.
 *
 * @param length bytes to take, holes included; fewer are taken when the content ends before
 * @param last whether nothing may follow: one byte more is tried, to see whether the content has
 *     grown
 * @param holes ranges of the blob that the content leaves out, ascending, within {@code length}
 * @param whole digest of the whole object, to be continued with this blob's bytes; for objects of
 *     several blobs
 */
public record BlobRequest(long length, boolean last, List<Hole> holes,
        Optional<MessageDigest> whole) {
    /** Checks the holes. */
    public BlobRequest {
        holes = List.copyOf(holes);
        long end = 0;
        for (Hole hole : holes) {
            if (hole.offset() < end || hole.offset() + hole.length() > length) {
                throw new IllegalArgumentException("hole at " + hole.offset() + " of " + length);
            }
            end = hole.offset() + hole.length();
        }
        if (length < 0) {
            throw new IllegalArgumentException("length " + length);
        }
    }

    /** The whole content of a small object, without holes. */
    public static BlobRequest of(long length) {
        return new BlobRequest(length, true, List.of(), Optional.empty());
    }

    /** Bytes that are stored when the content is as long as announced. */
    public long stored() {
        return length - holes.stream().mapToLong(Hole::length).sum();
    }
}
