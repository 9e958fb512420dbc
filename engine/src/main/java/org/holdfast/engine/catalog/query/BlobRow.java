package org.holdfast.engine.catalog.query;

import java.util.Optional;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;

/**
 * A blob of a segment.
 *
 * @param blob as it was accepted
 * @param bucketName its bucket's name
 * @param current whether its version is the current one of its key
 * @param object the whole object as far as it is known: empty while blobs of it are missing
 */
public record BlobRow(AcceptedBlob blob, String bucketName, boolean current,
        Optional<Complete> object) {}
