package org.holdfast.engine.ltfs.names;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.model.Digests;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;

/**
 * A version of an object as one cartridge holds it.
 *
 * @param bucket the bucket
 * @param key the key
 * @param version the version
 * @param length bytes of the object, holes included; as far as known, if it is not complete yet
 * @param sha256 digest of the whole object, 64 hex digits; nothing while it is not complete
 * @param metadata what else is kept; of the holes only those count that lie in the pieces
 * @param pieces the blobs on this cartridge, ascending, disjoint; one of the object's length when
 *     the whole object is here as one blob
 */
public record ObjectFile(UUID bucket, ObjectKey key, UUID version, long length,
        Optional<String> sha256, Metadata metadata, List<Piece> pieces) {

    /**
     * A blob.
     *
     * @param offset where it begins in the object
     * @param length its bytes, holes included
     * @param sha256 digest of them, 64 hex digits
     */
    public record Piece(long offset, long length, String sha256) {
        /** Checks the numbers. */
        public Piece {
            if (offset < 0 || length < 0 || offset + length < 0
                    || !Digests.sha256(sha256)) {
                throw new IllegalArgumentException("piece " + offset + "+" + length);
            }
        }
    }

    /** Copies the list and checks the order of the pieces. */
    public ObjectFile {
        pieces = List.copyOf(pieces);
        long end = 0;
        for (Piece p : pieces) {
            if (p.offset() < end || p.offset() + p.length() > length) {
                throw new IllegalArgumentException("piece at " + p.offset() + " of " + key);
            }
            end = p.offset() + p.length();
        }
        if (length < 0 || sha256.isPresent() && !Digests.sha256(sha256.get())) {
            throw new IllegalArgumentException("length or digest of " + key);
        }
    }

    /** An object that is here as one blob. */
    public static ObjectFile whole(UUID bucket, ObjectKey key, UUID version, long length,
            String sha256, Metadata metadata) {
        return new ObjectFile(bucket, key, version, length, Optional.of(sha256), metadata,
                List.of(new Piece(0, length, sha256)));
    }

    /** Whether the whole object is here as one blob, whose digest is the object's. */
    public boolean isWhole() {
        return pieces.size() == 1 && sha256.isPresent() && pieces.getFirst().offset() == 0
                && pieces.getFirst().length() == length
                && pieces.getFirst().sha256().equals(sha256.get());
    }
}
