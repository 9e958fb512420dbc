package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.List;
import java.util.Map;
import org.holdfast.device.drive.TapeDrive;
import org.holdfast.engine.ltfs.format.Extent;
import org.holdfast.engine.ltfs.format.FileEntry;
import org.holdfast.engine.ltfs.format.IndexChange;
import org.holdfast.engine.ltfs.format.IndexReader;

/**
 * A mounted LTFS volume: bytes are appended, changes of names are collected, and a commit makes
 * both certain at once (LTFS Format 2.4; {@code promises.md}, states 2 and 3).
 *
 * <p>Nothing that was appended or put counts before {@link #commit} has returned. After any other
 * {@link IOException} of a call that writes, the volume takes no more of them: what the last
 * receipt says is what is certain, and the next mount finds it.
 *
 * <p>Thread rule: one thread at a time; calls block as long as the tape takes. The drive stays the
 * caller's, who must not use it between mount and unmount.
 */
public final class LtfsVolume {
    private final TapeHead head;
    private final VolumeLabels labels;
    private final MountPlan plan;
    private final MountFinding finding;
    private final IndexStation station;
    private final DataStream stream;
    private final BlockReader reader;
    private final PendingChanges changes;
    private final Room room;
    private Map<String, String> attributes = Map.of();
    private boolean broken;
    private boolean ended;

    LtfsVolume(TapeHead head, VolumeLabels labels, MountPlan plan, MountFinding finding,
            IndexStation station, long end, boolean endClosed) throws IOException {
        this.head = head;
        this.labels = labels;
        this.plan = plan;
        this.finding = finding;
        this.station = station;
        this.stream = new DataStream(head, labels.dataPartition(), labels.blockSize(), end,
                !endClosed);
        this.reader = new BlockReader(head, labels.blockSize());
        this.changes = new PendingChanges();
        this.room = new Room(head, labels);
        if (finding.appendable()) {
            room.ask();
        }
    }

    /**
     * Makes a volume on the loaded cartridge: whatever was on it is gone.
     *
     * @return the receipt of the first index
     * @throws IOException when the cartridge is write-protected, cannot have two partitions, or
     *     the drive fails; then there is no volume, and formatting again is safe
     */
    public static CommitReceipt format(TapeDrive drive, VolumeSpec spec, Instant now)
            throws IOException {
        return new VolumeFormat(drive, spec, now).format();
    }

    /**
     * Finds the newest good index, takes it into the spool and checks it. Nothing is written,
     * whatever the plan's access; what is out of order is put right by the next commit or unmount
     * of a mount that may append.
     *
     * @throws NotAVolumeException when the cartridge holds no LTFS volume; it says what instead
     * @throws IOException when the drive fails
     */
    public static LtfsVolume mount(TapeDrive drive, MountPlan plan) throws IOException {
        LtfsVolume volume = new VolumeMount(drive, plan).mount();
        if (volume.finding.appendable()) {
            drive.compression(volume.labels.index().compression());
        }
        return volume;
    }

    /** What the mount found. */
    public MountFinding finding() {
        return finding;
    }

    /** Bytes of a full block. */
    public int blockSize() {
        return labels.blockSize();
    }

    /** The logical id of the data partition, for extents. */
    public char dataPartition() {
        return labels.index().dataPartition();
    }

    /** Where the next appended byte will be. */
    public TapePoint here() {
        requireWritable();
        return stream.here();
    }

    /**
     * Appends all of {@code bytes} to the stretch; from a direct buffer whole blocks go to the
     * drive as they are. Bytes of one stretch, appended in one call or many, follow each other
     * without a gap until the next commit.
     *
     * @return where the first of them is
     * @throws CartridgeFullException when the partition ended: {@link #withdraw}, then unmount;
     *     commits are refused in between, since bytes of what was put may be missing
     */
    public TapePoint append(ByteBuffer bytes) throws IOException {
        requireWritable();
        int count = bytes.remaining();
        TapePoint begin = writing(() -> stream.append(bytes));
        room.used(count);
        return begin;
    }

    /**
     * Whether so many bytes and entries can be appended and the closing indexes still be written:
     * twice the index as it will be and a tenth more in the data partition, once in the index
     * partition.
     *
     * @param dataBytes that would be appended
     * @param newEntries files and directories that would be put
     * @param bytesPerEntry of XML, as {@link IndexEstimate} says or more
     */
    public boolean hasRoom(long dataBytes, int newEntries, long bytesPerEntry) {
        requireWritable();
        if (stream.endReached()) {
            return false;
        }
        long index = station.current().index().bytes() + changes.estimate()
                + Math.multiplyExact((long) newEntries, bytesPerEntry);
        return room.fits(dataBytes, index);
    }

    /**
     * Native bytes left in the data partition, the reserve for indexes included; 0 when the mount
     * may not append.
     */
    public long remaining() {
        return room.remaining();
    }

    /** Whether the drive has warned that the partition ends soon: commit and unmount. */
    public boolean endReached() {
        return stream.endReached();
    }

    /** A file uid that no entry of this volume ever had. */
    public long newUid() {
        requireWritable();
        return station.uids().next();
    }

    /**
     * A change for the next index. Later changes of the same path replace earlier ones.
     *
     * @throws IllegalArgumentException when a file has bytes where none were appended
     * @throws IllegalStateException with {@value PendingChanges#MAX_CHANGES} changes waiting:
     *     commit first
     */
    public void put(IndexChange change) {
        requireWritable();
        if (change instanceof IndexChange.Put(var path, FileEntry file)) {
            for (Extent e : file.extents()) {
                requireWritten(path, e);
            }
        }
        changes.put(change);
    }

    /** An index that names bytes behind itself would be refused by the next mount. */
    private void requireWritten(List<String> path, Extent e) {
        boolean right = e.startBlock() >= VolumeLabels.FIRST_BLOCK && e.byteOffset() < blockSize()
                && labels.physical(e.partition()) >= 0;
        long end = e.byteOffset() + e.byteCount();
        TapePoint last = new TapePoint(e.startBlock() + end / blockSize(),
                (int) (end % blockSize()));
        if (!right || e.partition() == dataPartition() && last.compareTo(stream.here()) > 0) {
            throw new IllegalArgumentException(path + " in partition " + e.partition()
                    + " from block " + e.startBlock() + " to " + last + ", written up to "
                    + stream.here());
        }
    }

    /** Whether a change of this path waits for the next commit. */
    public boolean hasChange(List<String> path) {
        return changes.has(path);
    }

    /** Changes waiting for the next commit. */
    public int pendingChanges() {
        return changes.count();
    }

    /**
     * Makes everything appended and put certain: short last block, flushed filemark, new index,
     * flushed filemark, cartridge memory. Without anything to make certain, nothing is written.
     *
     * @param reason a word or two for the index's creator, at most 64 characters
     * @param rootAttributes set in the root directory from now on; others stay as they are
     * @throws WrongPositionException when the drive is not where our count says; no index then
     * @throws IllegalArgumentException when a change does not fit the index; nothing was written
     *     of the index, and the volume takes no more
     */
    public CommitReceipt commit(String reason, Instant now, Map<String, String> rootAttributes)
            throws IOException {
        requireWritable();
        attributes = Map.copyOf(rootAttributes);
        if (changes.count() == 0 && stream.isClean()) {
            return receipt(false, true);
        }
        boolean memory = writing(() -> {
            boolean taken = station.write(stream, changes, attributes, reason, now);
            changes.clear();
            room.ask();
            return taken;
        });
        return receipt(true, memory);
    }

    private CommitReceipt receipt(boolean written, boolean memory) {
        SpooledIndex index = station.current().index();
        return new CommitReceipt(written, index.header().generation(),
                index.header().location().block(), index.bytes(), room.remaining(), memory);
    }

    /**
     * Gives up what was appended and put since the last commit, after the cartridge was full: the
     * next block goes directly behind the last index, so that there is room for another.
     */
    public void withdraw() {
        requireWritable();
        changes.clear();
        stream.withdraw();
        reader.drop();
        room.withdraw();
    }

    /** The newest index, as the spool has it: its digest lets a later mount skip reading it. */
    public SpooledIndex index() {
        return station.current().index();
    }

    /** Streams the newest index from the spool. The caller closes. */
    public IndexReader openIndex() throws IOException {
        return new IndexReader(plan.spool().open(labels.index().volume(),
                station.current().generation()), plan.limits());
    }

    /**
     * Reads a stretch of the data partition in the order of the tape. A locate is sent only when
     * the head is elsewhere; the block read last is kept.
     *
     * @param startBlock where the stretch begins
     * @param byteOffset its first byte there, less than the block size
     * @param count bytes, 0 or more
     * @throws DamagedTapeException when a block cannot be read or has too few bytes
     */
    public void read(long startBlock, int byteOffset, long count, ByteSink sink)
            throws IOException {
        read(dataPartition(), new TapePoint(startBlock, byteOffset), count, sink);
    }

    /** Reads the bytes of an extent, of either partition. */
    public void read(Extent extent, ByteSink sink) throws IOException {
        read(extent.partition(), new TapePoint(extent.startBlock(), extent.byteOffset()),
                extent.byteCount(), sink);
    }

    private void read(char partition, TapePoint from, long count, ByteSink sink)
            throws IOException {
        int physical = labels.physical(partition);
        if (ended || physical < 0 || from.byteOffset() >= blockSize() || count < 0) {
            throw new IllegalArgumentException((ended ? "unmounted: " : "") + count + " bytes at "
                    + partition + from);
        }
        reader.read(physical, partition, from, count, sink);
    }

    /** How often the head was sent somewhere in this mount. */
    public long locates() {
        return head.locates();
    }

    /**
     * Ends the mount. What was put or appended and not committed is committed; then the index
     * partition gets the newest index if it lacks it. Without anything to write nothing is
     * written. Calling again does nothing. After a failed write nothing is written at all.
     */
    public void unmount(Instant now) throws IOException {
        if (ended) {
            return;
        }
        if (finding.appendable() && !broken) {
            commit("Unmount", now, attributes);
            if (station.copyIsOld()) {
                reader.drop();
                writing(() -> station.copy(now, "Unmount"));
            }
        }
        ended = true;
    }

    /**
     * Ends the mount without writing anything: for a volume that is not what it should be. What
     * was not committed does not count, and stays as dead weight.
     */
    public void abandon() {
        ended = true;
    }

    private void requireWritable() {
        if (ended || broken || !finding.appendable()) {
            throw new IllegalStateException(ended ? "unmounted" : broken
                    ? "a write failed before" : "mounted for reading");
        }
    }

    @FunctionalInterface
    private interface Writing<T> {
        T write() throws IOException;
    }

    /** After a failure there is no telling what the tape has, but for a full partition. */
    private <T> T writing(Writing<T> work) throws IOException {
        boolean well = false;
        try {
            T result = work.write();
            well = true;
            return result;
        } catch (CartridgeFullException e) {
            well = true;
            throw e;
        } finally {
            broken |= !well;
        }
    }
}
