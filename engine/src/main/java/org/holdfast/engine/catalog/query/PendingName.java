package org.holdfast.engine.catalog.query;

import java.util.UUID;
import org.holdfast.engine.model.ObjectKey;

/**
 * A file that the index of a cartridge should call differently.
 *
 * @param change what is to be done
 * @param bucket its bucket
 * @param bucketName the bucket's name
 * @param key its key
 * @param version its version
 * @param path what it is called there
 * @param cursor where the next page begins
 */
public record PendingName(Change change, UUID bucket, String bucketName, ObjectKey key,
        UUID version, String path, long cursor) {

    /** What is to be done. */
    public enum Change {
        /** No longer current: moves to the versions. */
        MOVE,
        /** Deleted, and the time for undoing it is over: the index drops it. */
        DROP
    }
}
