package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.holdfast.device.drive.LoadedMedium;
import org.holdfast.device.drive.ReadOutcome;
import org.holdfast.device.scsi.ScsiException;
import org.holdfast.engine.ltfs.format.LtfsFormatException;
import org.holdfast.engine.ltfs.format.LtfsLabel;
import org.holdfast.engine.ltfs.format.Vol1Label;
import org.holdfast.engine.ltfs.io.NotAVolumeException.Kind;

/**
 * The labels of a mounted volume, and which physical partition is which (LTFS Format 2.4, 6.1).
 *
 * @param vol1 the volume label
 * @param index the label of the index partition
 * @param indexPartition physical number of the index partition, 0 or 1
 */
record VolumeLabels(Vol1Label vol1, LtfsLabel index, int indexPartition) {
    /** The first block behind the labels: the leading filemark of the first index. */
    static final long FIRST_BLOCK = 4;
    private static final int ROOM = 1 << 16;

    private record Labels(Vol1Label vol1, LtfsLabel ltfs) {}

    int dataPartition() {
        return 1 - indexPartition;
    }

    int blockSize() {
        return index.blockSize();
    }

    /** The physical number of a logical partition; -1 when the volume has none of that name. */
    int physical(char id) {
        if (id == index.indexPartition()) {
            return indexPartition;
        }
        return id == index.dataPartition() ? dataPartition() : -1;
    }

    /** The letter of a physical partition. */
    char letter(int physical) {
        return physical == indexPartition ? index.indexPartition() : index.dataPartition();
    }

    /** Reads both labels and checks that they fit together. */
    static VolumeLabels identify(TapeHead head, LoadedMedium medium) throws IOException {
        ByteBuffer room = ByteBuffer.allocateDirect(Math.max(ROOM, medium.maxBlock()));
        Optional<ReadOutcome> first = firstRecord(head, 0, room);
        if (medium.partitions() < 2) {
            throw first.isEmpty() ? new NotAVolumeException(Kind.BLANK, "nothing written", null)
                    : new NotAVolumeException(Kind.UNPARTITIONED, "one partition", null);
        }
        Optional<Labels> zero = labels(head, 0, room);
        Optional<Labels> one = labels(head, 1, room);
        if (zero.isEmpty() && one.isEmpty()) {
            throw new NotAVolumeException(Kind.BLANK, "nothing written", null);
        }
        if (zero.isEmpty() || one.isEmpty()) {
            throw new NotAVolumeException(Kind.HALF_FORMATTED,
                    "partition " + (zero.isEmpty() ? 0 : 1) + " is blank", null);
        }
        return pair(zero.get(), one.get(), medium);
    }

    private static VolumeLabels pair(Labels zero, Labels one, LoadedMedium medium)
            throws NotAVolumeException {
        try {
            LtfsLabel.checkPair(zero.ltfs, one.ltfs);
        } catch (LtfsFormatException e) {
            throw new NotAVolumeException(Kind.BAD_LABEL, "labels do not fit together", e);
        }
        if (!zero.vol1.equals(one.vol1)) {
            throw new NotAVolumeException(Kind.BAD_LABEL, "volume serials " + zero.vol1.serial()
                    + " and " + one.vol1.serial(), null);
        }
        if (zero.ltfs.blockSize() > medium.maxBlock()) {
            throw new NotAVolumeException(Kind.BLOCKS_TOO_LARGE, "blocks of "
                    + zero.ltfs.blockSize() + " bytes, at most " + medium.maxBlock()
                    + " can be read here", null);
        }
        boolean zeroIsIndex = zero.ltfs.partition() == zero.ltfs.indexPartition();
        return new VolumeLabels(zero.vol1, zeroIsIndex ? zero.ltfs : one.ltfs,
                zeroIsIndex ? 0 : 1);
    }

    private static Optional<ReadOutcome> firstRecord(TapeHead head, int partition,
            ByteBuffer room) throws IOException {
        head.seek(partition, 0);
        ReadOutcome outcome = head.read(room);
        return outcome instanceof ReadOutcome.EndOfData ? Optional.empty() : Optional.of(outcome);
    }

    /** The labels of a partition; nothing when the partition is blank. */
    private static Optional<Labels> labels(TapeHead head, int partition, ByteBuffer room)
            throws IOException {
        try {
            Optional<ReadOutcome> first = firstRecord(head, partition, room);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Vol1Label vol1 = vol1(partition, bytes(first.get(), partition, room));
            filemark(head, partition, room);
            LtfsLabel ltfs = LtfsLabel.parse(bytes(head.read(room), partition, room));
            filemark(head, partition, room);
            return Optional.of(new Labels(vol1, ltfs));
        } catch (LtfsFormatException e) {
            throw new NotAVolumeException(Kind.BAD_LABEL,
                    "label of partition " + partition + ": " + e.getMessage(), e);
        } catch (ScsiException e) {
            if (MediumErrors.isMedium(e)) {
                throw new NotAVolumeException(Kind.BAD_LABEL,
                        "label of partition " + partition + " cannot be read", e);
            }
            throw e;
        }
    }

    private static Vol1Label vol1(int partition, byte[] record) throws NotAVolumeException {
        try {
            return Vol1Label.parse(record);
        } catch (LtfsFormatException e) {
            throw new NotAVolumeException(Kind.OTHER_DATA,
                    "partition " + partition + " does not begin with an LTFS label", e);
        }
    }

    private static byte[] bytes(ReadOutcome outcome, int partition, ByteBuffer room)
            throws NotAVolumeException {
        if (!(outcome instanceof ReadOutcome.Block)) {
            throw new NotAVolumeException(Kind.BAD_LABEL,
                    "partition " + partition + " has no label record", null);
        }
        byte[] bytes = new byte[room.remaining()];
        room.get(bytes);
        return bytes;
    }

    private static void filemark(TapeHead head, int partition, ByteBuffer room)
            throws IOException {
        if (!(head.read(room) instanceof ReadOutcome.Filemark)) {
            throw new NotAVolumeException(Kind.BAD_LABEL,
                    "partition " + partition + ": no filemark behind a label", null);
        }
    }
}
