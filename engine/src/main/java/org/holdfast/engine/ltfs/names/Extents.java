package org.holdfast.engine.ltfs.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Metadata.Hole;
import org.holdfast.engine.model.Run;

/** Where the bytes of blobs are in the blocks of a cartridge. */
public final class Extents {
    private Extents() {}

    /**
     * The extents of a blob that lies in a run: one for each stretch between holes, in the order
     * of the file. A blob of nothing but holes has none.
     *
     * @param holes of the object, ascending, disjoint; those outside the blob do not matter
     * @param blockSize of the volume
     * @param partition logical id of the data partition
     * @throws IllegalArgumentException when the blob is not in the run, or its holes do not account
     *     for its stored bytes
     */
    public static List<Extent> of(AcceptedBlob blob, Run run, List<Hole> holes, int blockSize,
            char partition) {
        long into = blob.segmentOffset() - run.segmentOffset();
        if (blob.ordinal() < run.firstOrdinal() || blob.ordinal() >= run.endOrdinal() || into < 0
                || into > run.bytes() - blob.stored()) {
            throw new IllegalArgumentException("blob " + blob.ordinal()
                    + " is not in the run at block " + run.startBlock());
        }
        List<Extent> extents = new ArrayList<>();
        long end = blob.offset() + blob.length();
        long at = blob.offset();
        long stored = blob.segmentOffset();
        for (Hole hole : holes) {
            long from = Math.clamp(hole.offset(), at, end);
            long to = Math.clamp(hole.offset() + hole.length(), at, end);
            if (from > at) {
                extents.add(extent(run, stored, from - at, at, blockSize, partition));
                stored += from - at;
            }
            at = Math.max(at, to);
        }
        if (end > at) {
            extents.add(extent(run, stored, end - at, at, blockSize, partition));
            stored += end - at;
        }
        if (stored - blob.segmentOffset() != blob.stored()) {
            throw new IllegalArgumentException("blob " + blob.ordinal() + " has stored "
                    + blob.stored() + " bytes, its holes leave "
                    + (stored - blob.segmentOffset()));
        }
        return List.copyOf(extents);
    }

    private static Extent extent(Run run, long stored, long count, long fileOffset, int blockSize,
            char partition) {
        return new Extent(partition, run.blockOf(stored, blockSize),
                run.byteOf(stored, blockSize), count, fileOffset);
    }

    /**
     * The extents of all blobs of one file, in its order, neighbours that are one stretch on the
     * medium as one. That never joins over the end of a run: its last block is either not full, or
     * a filemark or other data follows it.
     */
    public static List<Extent> join(List<Extent> extents, int blockSize) {
        List<Extent> joined = new ArrayList<>();
        for (Extent e : extents.stream().sorted(Comparator.comparingLong(Extent::fileOffset))
                .toList()) {
            Extent last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && follows(last, e, blockSize)) {
                joined.set(joined.size() - 1, new Extent(last.partition(), last.startBlock(),
                        last.byteOffset(), last.byteCount() + e.byteCount(), last.fileOffset()));
            } else {
                joined.add(e);
            }
        }
        return List.copyOf(joined);
    }

    private static boolean follows(Extent one, Extent two, int blockSize) {
        long bytes = one.byteOffset() + one.byteCount();
        return one.partition() == two.partition()
                && one.fileOffset() + one.byteCount() == two.fileOffset()
                && one.startBlock() + bytes / blockSize == two.startBlock()
                && bytes % blockSize == two.byteOffset();
    }
}
