package org.holdfast.engine.ltfs.format;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an index says of itself.
 *
 * @param version format version, {@code 2.4.0} when we write
 * @param creator who wrote it, at most 1,024 characters
 * @param comment free text, at most 65,536 characters
 * @param volume the volume's UUID
 * @param generation 1 at format, one more for each changed index
 * @param updated when
 * @param location where this index is
 * @param previous the index before it in the data partition; for an index in the index partition,
 *     the one of the same generation in the data partition
 * @param allowPolicyUpdate whether others may change the placement policy
 * @param highestUid the largest uid ever given
 * @param lockState {@code unlocked}, {@code locked} or {@code permlocked}
 */
public record IndexHeader(String version, String creator, Optional<String> comment, UUID volume,
        long generation, Instant updated, IndexLocation location, Optional<IndexLocation> previous,
        boolean allowPolicyUpdate, long highestUid, String lockState) {}
