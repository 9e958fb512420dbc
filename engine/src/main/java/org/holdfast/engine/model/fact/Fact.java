package org.holdfast.engine.model.fact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.Run;

/** Something that happened; the content of one ledger entry. */
public sealed interface Fact {

    /** The archive begins. {@code zone}: its calendar's time zone. */
    record ArchiveFounded(UUID archive, String zone) implements Fact {}

    /** A bucket was made. */
    record BucketCreated(UUID bucket, String name, DataPolicy policy) implements Fact {}

    /**
     * Blobs were accepted: their bytes are on stable storage in a staging segment.
     *
     * @param segment the segment, numbered from 1, never used again
     * @param domains where its blobs are to be copied to
     * @param blobs members of the batch, in order of their ordinals
     */
    record BlobsAccepted(long segment, List<String> domains, List<AcceptedBlob> blobs)
            implements Fact {}

    /** A volume was made on a cartridge and given to a storage domain. Times before it end here. */
    record VolumeFormatted(Barcode cartridge, UUID volume, String domain, int blockSize,
            long capacity) implements Fact {}

    /**
     * A mount that may write begins: generations above {@code generation} that carry this session
     * are ours, even when the ledger does not know them yet.
     */
    record SessionOpened(Barcode cartridge, UUID volume, UUID session, long generation)
            implements Fact {}

    /**
     * Copies count: an index naming them is on the medium, flushed.
     *
     * @param indexBlock where that index begins in the data partition
     * @param remaining bytes that can still be written in the data partition
     * @param runs what the index names that no index named before
     */
    record CopiesCounted(Barcode cartridge, UUID volume, UUID session, String domain,
            long generation, long indexBlock, long remaining, List<Run> runs) implements Fact {}

    /**
     * Files of a volume got other names, or none, in its index.
     *
     * @param changes what each version is called now
     */
    record NamesChanged(Barcode cartridge, UUID volume, long generation,
            List<NameChange> changes) implements Fact {
        /** {@code path} is empty when the index no longer names the version. */
        public record NameChange(UUID version, Optional<String> path) {}
    }

    /** A mount that could write has ended; {@code generation} is on both partitions. */
    record SessionClosed(Barcode cartridge, UUID volume, UUID session, long generation,
            long volumeChangeReference) implements Fact {}

    /** A cartridge may be used differently from now on; {@code reason} is a failure code. */
    record CartridgeJudged(Barcode cartridge, CartridgeState state, String reason)
            implements Fact {}

    /** A copy could not be read, or its digest was wrong. */
    record CopyFailed(Barcode cartridge, long segment, int ordinal, String reason)
            implements Fact {}

    /** Staged bytes were given up: every blob of the segment is safe. */
    record SegmentEvicted(long segment) implements Fact {}

    /** The staged bytes of blobs that were not safe are gone: loss, said by name. */
    record StagedBytesLost(long segment, int firstOrdinal, int count, String reason)
            implements Fact {}

    /** Objects are hidden: all their versions accepted so far. Bytes stay. */
    record ObjectsHidden(UUID bucket, List<ObjectKey> keys) implements Fact {}

    /** A deletion was undone: what was hidden by the last one is back. */
    record ObjectsShown(UUID bucket, List<ObjectKey> keys) implements Fact {}

    /** A cartridge was moved, by the robot or by a person. */
    record CartridgeMoved(String library, Barcode cartridge, int from, int to) implements Fact {}

    /** A library belongs to this home. */
    record LibraryAdded(String name, String address) implements Fact {}

    /** The engine began to run on this ledger. */
    record EngineStarted(String software) implements Fact {}
}
