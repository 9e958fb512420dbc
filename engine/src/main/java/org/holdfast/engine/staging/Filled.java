package org.holdfast.engine.staging;

/**
 * A blob that lies in an open segment and is not durable yet.
 *
 * @param blob what it will be at the next commit point
 * @param announced the length that was asked for
 * @param surplus whether the content went on behind {@code announced}; only looked for when the
 *     request was for the last blob
 */
public record Filled(StagedBlob blob, long announced, boolean surplus) {
    /** Whether the content ended where it was announced to end. */
    public boolean exact() {
        return blob.length() == announced && !surplus;
    }
}
