package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.engine.ltfs.format.CoherencyInformation;

/**
 * Finds the last good index of a partition: complete, checked, and with a filemark before and
 * behind it.
 */
final class IndexSearch {
    /** Filemarks stepped over before a partition counts as one without an index. */
    static final int MAX_STEPS = 1_000;
    private static final long VCR_BITS = 0xFFFF_FFFFL;

    private final TapeHead head;
    private final VolumeLabels labels;
    private final IndexIntake intake;

    IndexSearch(TapeHead head, VolumeLabels labels, IndexIntake intake) {
        this.head = head;
        this.labels = labels;
        this.intake = intake;
    }

    /** What cartridge memory says of both partitions, when it says the same of one state. */
    record Hint(CoherencyInformation data, CoherencyInformation index) {}

    Optional<Hint> hint(CartridgeMemory memory) throws IOException {
        OptionalLong vcr = memory.changeReference();
        Optional<CoherencyInformation> data = memory.coherency(labels.dataPartition());
        Optional<CoherencyInformation> index = memory.coherency(labels.indexPartition());
        if (vcr.isEmpty() || data.isEmpty() || index.isEmpty()
                || !agrees(data.get(), vcr.getAsLong()) || !agrees(index.get(), vcr.getAsLong())
                || data.get().generation() < index.get().generation()) {
            return Optional.empty();
        }
        return Optional.of(new Hint(data.get(), index.get()));
    }

    private boolean agrees(CoherencyInformation vci, long vcr) {
        return ((vci.vcr() ^ vcr) & VCR_BITS) == 0
                && vci.volume().equals(labels.index().volume())
                && vci.indexBlock() >= IndexCheck.FIRST_INDEX;
    }

    /** The index that the hint names, if it is there and the data partition ends behind it. */
    Optional<FoundIndex> follow(Hint hint, Optional<SpooledIndex> known) throws IOException {
        CoherencyInformation vci = hint.data();
        int p = labels.dataPartition();
        if (known.isPresent() && known.get().header().generation() == vci.generation()
                && known.get().header().volume().equals(vci.volume())
                && known.get().header().location().block() == vci.indexBlock()) {
            long end = head.seekEnd(p);
            Optional<TakenIndex> taken =
                    end == vci.indexBlock() + known.get().records(labels.blockSize()) + 1
                    ? intake.fromSpool(known.get()) : Optional.empty();
            if (taken.isPresent()) {
                return Optional.of(FoundIndex.atEnd(taken.get(), end));
            }
        }
        if (!filemarkAt(p, vci.indexBlock() - 1)) {
            return Optional.empty();
        }
        Optional<TakenIndex> taken = intake.take(p, vci.indexBlock(), true);
        if (taken.isEmpty() || taken.get().generation() != vci.generation()
                || !(head.read(intake.room()) instanceof ReadOutcome.EndOfData)) {
            return Optional.empty();
        }
        return Optional.of(FoundIndex.atEnd(taken.get(), head.block()));
    }

    private boolean filemarkAt(int partition, long block) throws IOException {
        try {
            head.seek(partition, block);
            return head.read(intake.room()) instanceof ReadOutcome.Filemark;
        } catch (ScsiException e) {
            if (MediumErrors.isMedium(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Steps back over filemarks from the end of data until an index is good.
     *
     * @param keep whether the spool gets it
     */
    FoundIndex search(int partition, boolean keep) throws IOException {
        long end = head.seekEnd(partition);
        Set<Unclean> unclean = EnumSet.noneOf(Unclean.class);
        long upper = end;
        boolean closed = false;
        boolean endsClosed = false;
        for (int step = 0; step < MAX_STEPS && upper > VolumeLabels.FIRST_BLOCK; step++) {
            head.seek(partition, upper);
            long mark = head.backOverFilemark();
            if (mark < VolumeLabels.FIRST_BLOCK - 1 || mark >= upper) {
                break;
            }
            endsClosed |= step == 0 && mark == end - 1;
            if (upper - mark > 1) {
                Optional<TakenIndex> taken = closed && mark >= VolumeLabels.FIRST_BLOCK
                        ? intake.take(partition, mark + 1, keep) : Optional.empty();
                if (taken.isPresent()) {
                    return new FoundIndex(taken, end, end - upper - 1, endsClosed, unclean);
                }
                unclean.add(Unclean.BLOCKS_BEHIND_INDEX);
                if (beginsAsXml(partition, mark + 1)) {
                    unclean.add(Unclean.UNFINISHED_INDEX);
                }
            } else if (closed) {
                unclean.add(Unclean.BLOCKS_BEHIND_INDEX);
            }
            upper = mark;
            closed = true;
        }
        return new FoundIndex(Optional.empty(), end, end - VolumeLabels.FIRST_BLOCK, endsClosed,
                unclean);
    }

    private boolean beginsAsXml(int partition, long block) throws IOException {
        try {
            head.seek(partition, block);
            return head.read(intake.room()) instanceof ReadOutcome.Block
                    && Guard.looksLikeXml(intake.room());
        } catch (ScsiException e) {
            if (MediumErrors.isMedium(e)) {
                return false;
            }
            throw e;
        }
    }
}
