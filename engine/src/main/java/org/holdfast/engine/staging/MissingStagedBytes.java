package org.holdfast.engine.staging;

/**
 * Loss: a segment file is shorter than what was accepted in it.
 *
 * <p>Which blobs that are is in the ledger: those that end behind {@code presentBytes}.
 *
 * @param segment the segment
 * @param presentBytes bytes that are still there, from the begin; 0 when the file is gone
 * @param acceptedBytes bytes that should be there
 */
public record MissingStagedBytes(long segment, long presentBytes, long acceptedBytes) {}
