package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.drive.VolumeOverflowException;
import org.holdfast.engine.ltfs.format.CoherencyInformation;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.EntryTimes;
import org.holdfast.engine.ltfs.format.ExtendedAttribute;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexHeader;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexLocation;
import org.holdfast.engine.ltfs.format.IndexMerge;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.IndexWriter;
import org.holdfast.engine.ltfs.format.UidCounter;

/**
 * Writes indexes: the next generation to the data partition, and its copy to the index partition.
 * Holds what the newest of each is.
 */
final class IndexStation {
    private final TapeHead head;
    private final VolumeLabels labels;
    private final IndexSpool spool;
    private final IndexLimits limits;
    private final String creator;
    private final CartridgeMemory memory;
    private final UidCounter uids;
    private TakenIndex current;
    private Optional<IndexLocation> copy;
    private long copyGeneration;

    /**
     * Continues from {@code current}; {@code copy} is where the index partition's index is, if it
     * has one, and {@code copyGeneration} its generation.
     */
    IndexStation(TapeHead head, VolumeLabels labels, MountPlan plan, TakenIndex current,
            Optional<IndexLocation> copy, long copyGeneration) {
        this.head = head;
        this.labels = labels;
        this.spool = plan.spool();
        this.limits = plan.limits();
        this.creator = plan.creator();
        this.memory = new CartridgeMemory(head);
        this.uids = new UidCounter(current.header().highestUid());
        this.current = current;
        this.copy = copy;
        this.copyGeneration = copyGeneration;
    }

    TakenIndex current() {
        return current;
    }

    /** The uids of new entries. */
    UidCounter uids() {
        return uids;
    }

    /** Whether the index partition lacks the newest index. */
    boolean copyIsOld() {
        return copy.isEmpty() || copyGeneration < current.generation();
    }

    /**
     * Writes the next generation behind the stream, which is closed first, and begins a new
     * stretch behind it. On return everything before and in the index is on the medium.
     *
     * @return whether cartridge memory names it
     */
    boolean write(DataStream stream, PendingChanges changes, Map<String, String> attributes,
            String reason, Instant now) throws IOException {
        stream.close();
        head.verifyPosition();
        IndexHeader old = current.header();
        DirectoryEntry root = root(changes.root().orElse(current.root()), attributes);
        List<IndexChange> sorted = changes.withRoot(root);
        IndexHeader header = new IndexHeader(IndexWriter.VERSION,
                Creator.because(creator, reason), old.comment(), old.volume(),
                old.generation() + 1, now,
                new IndexLocation(labels.index().dataPartition(), stream.nextBlock() + 1),
                Optional.of(old.location()), old.allowPolicyUpdate(),
                uids.highest() + IndexMerge.newParentsAtMost(sorted), old.lockState());
        SpoolFile file = spool.begin(old.volume());
        try {
            SpoolDigest digest = new SpoolDigest(file);
            merge(sorted, new IndexWriter(digest, header), now);
            file.finish();
            TakenIndex next = new TakenIndex(
                    new SpooledIndex(header, digest.bytes(), digest.hex()), root);
            construct(stream, file);
            file.keep(spool.file(old.volume(), header.generation()));
            current = next;
        } finally {
            file.close();
        }
        stream.restart(head.block());
        return remember();
    }

    /** Filemark, index, filemark; both filemarks wait until the medium has what is before. */
    private void construct(DataStream stream, SpoolFile file) throws IOException {
        try {
            stream.note(head.filemark(false));
            TapeIndexOutput out =
                    new TapeIndexOutput(head, labels.blockSize(), stream::note);
            try (InputStream xml = spool.open(file.path())) {
                xml.transferTo(out);
            }
            out.finish();
            stream.note(head.filemark(false));
        } catch (VolumeOverflowException e) {
            throw stream.full(e);
        }
    }

    private void merge(List<IndexChange> changes, IndexWriter out, Instant now)
            throws IOException {
        IndexHeader base = current.header();
        try (IndexReader in =
                new IndexReader(spool.open(base.volume(), base.generation()), limits)) {
            IndexMerge.merge(in, changes.iterator(), out, uids, EntryTimes.all(now));
        }
    }

    private static DirectoryEntry root(DirectoryEntry old, Map<String, String> attributes) {
        Map<String, String> next = new TreeMap<>(attributes);
        List<ExtendedAttribute> merged = new ArrayList<>();
        for (ExtendedAttribute a : old.attributes()) {
            String value = next.remove(a.key());
            merged.add(value == null ? a : ExtendedAttribute.text(a.key(), value));
        }
        next.forEach((key, value) -> merged.add(ExtendedAttribute.text(key, value)));
        return new DirectoryEntry(old.name(), old.uid(), old.times(), old.readOnly(), merged);
    }

    /** Writes the newest index over that of the index partition. */
    boolean copy(Instant now, String reason) throws IOException {
        IndexHeader data = current.header();
        char id = labels.index().indexPartition();
        long block = copy.map(IndexLocation::block).orElse(IndexCheck.FIRST_INDEX);
        IndexHeader header = new IndexHeader(data.version(), Creator.because(creator, reason),
                data.comment(), data.volume(), data.generation(), now,
                new IndexLocation(id, block), Optional.of(data.location()),
                data.allowPolicyUpdate(), data.highestUid(), data.lockState());
        approach(block - 1);
        head.filemark(true);
        TapeIndexOutput out = new TapeIndexOutput(head, labels.blockSize(), _ -> { });
        merge(List.of(), new IndexWriter(out, header), now);
        out.finish();
        head.filemark(false);
        head.verifyPosition();
        copy = Optional.of(header.location());
        copyGeneration = data.generation();
        return remember();
    }

    /** Goes before {@code mark} by reading what is in front of it: this is the right tape. */
    private void approach(long mark) throws IOException {
        head.seek(labels.indexPartition(), mark - 1);
        ReadOutcome before = head.read(
                ByteBuffer.allocateDirect(labels.blockSize()));
        boolean right = mark == VolumeLabels.FIRST_BLOCK
                ? before instanceof ReadOutcome.Filemark
                : !(before instanceof ReadOutcome.EndOfData);
        if (!right) {
            head.forget();
            throw new DamagedTapeException(labels.index().indexPartition(), mark - 1,
                    "not what was there before: " + before, null);
        }
    }

    /** Tells cartridge memory where the newest indexes are. */
    private boolean remember() throws IOException {
        OptionalLong vcr = memory.changeReference();
        if (vcr.isEmpty()) {
            return false;
        }
        IndexHeader data = current.header();
        boolean taken = memory.coherency(labels.dataPartition(),
                new CoherencyInformation(vcr.getAsLong(), data.generation(),
                        data.location().block(), data.volume()));
        return taken && (copy.isEmpty() || memory.coherency(labels.indexPartition(),
                new CoherencyInformation(vcr.getAsLong(), copyGeneration, copy.get().block(),
                        data.volume())));
    }
}
