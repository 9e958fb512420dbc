package org.holdfast.engine.catalog.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.Standing;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.ObjectKey;

/**
 * An accepted version.
 *
 * @param bucket its bucket
 * @param bucketName the bucket's name
 * @param key its key
 * @param version its identity
 * @param number the ledger entry that accepted it
 * @param accepted when that was
 * @param object length, digest and metadata
 * @param blobs how many blobs it has
 * @param stored bytes that are stored of it, holes left out
 * @param current newest visible version of its key
 * @param hidden when it was deleted, if it is
 * @param standing how it stands
 * @param place the order among versions of one entry; for paging only
 */
public record VersionRow(UUID bucket, String bucketName, ObjectKey key, UUID version, long number,
        Instant accepted, Complete object, int blobs, long stored, boolean current,
        Optional<Instant> hidden, Standing standing, long place) {}
