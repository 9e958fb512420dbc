package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.holdfast.device.media.MamAttribute;

/**
 * A cartridge in memory, for tests and simulation. A crash loses what was not flushed, or keeps as
 * much of it as it is told, since a drive may have written a part of its buffer.
 */
public final class MemoryMedium implements TapeMedium {
    private static final class Partition {
        private final List<byte[]> items = new ArrayList<>();
        private final LongList usedBefore = new LongList();
        private final LongList filemarks = new LongList();
        private final TreeMap<Integer, MamAttribute> attributes = new TreeMap<>();
        private long used;
        private long flushed;
    }

    private static final byte[] FILEMARK = new byte[0];
    private final List<Partition> partitions = new ArrayList<>();
    private final IntUnaryOperator kept;

    /** A blank cartridge of one partition. */
    public MemoryMedium() {
        this(unflushed -> 0);
    }

    /** The same; {@code kept}: how many of so many unflushed objects a power cut leaves. */
    public MemoryMedium(IntUnaryOperator kept) {
        this.kept = kept;
        partitions.add(new Partition());
    }

    private Partition partition(int number) {
        if (number < 0 || number >= partitions.size()) {
            throw new IllegalArgumentException("partition " + number);
        }
        return partitions.get(number);
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long endOfData(int partition) {
        return partition(partition).items.size();
    }

    @Override
    public boolean endOfDataMissing(int partition) {
        return false;
    }

    @Override
    public long usedBefore(int partition, long block) {
        Partition p = partition(partition);
        return block == p.items.size() ? p.used : p.usedBefore.get((int) block);
    }

    @Override
    public Item at(int partition, long block) {
        byte[] item = item(partition, block);
        return item == FILEMARK ? Item.FILEMARK : new Item(false, item.length);
    }

    private byte[] item(int partition, long block) {
        List<byte[]> items = partition(partition).items;
        if (block < 0 || block >= items.size()) {
            throw new IllegalArgumentException("block " + block + " of " + items.size());
        }
        return items.get((int) block);
    }

    @Override
    public Item read(int partition, long block, ByteBuffer room) {
        byte[] item = item(partition, block);
        room.put(item, 0, Math.min(item.length, room.remaining()));
        return at(partition, block);
    }

    @Override
    public void write(int partition, long block, ByteBuffer data) {
        Checks.block(data);
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        append(partition, block, bytes);
    }

    @Override
    public void writeFilemarks(int partition, long block, int count) {
        Checks.filemarks(count);
        for (int i = 0; i < count; i++) {
            append(partition, block + i, FILEMARK);
        }
    }

    private void append(int partition, long block, byte[] item) {
        truncate(partition, block);
        Partition p = partition(partition);
        p.usedBefore.add(p.used);
        p.items.add(item);
        p.used += item == FILEMARK ? FILEMARK_BYTES : item.length;
        if (item == FILEMARK) {
            p.filemarks.add(block);
        }
    }

    @Override
    public void truncate(int partition, long block) {
        Partition p = partition(partition);
        Checks.position(block, p.items.size());
        if (block == p.items.size()) {
            return;
        }
        p.used = p.usedBefore.get((int) block);
        p.usedBefore.resize((int) block);
        p.filemarks.cut(block);
        p.items.subList((int) block, p.items.size()).clear();
        p.flushed = Math.min(p.flushed, block);
    }

    @Override
    public long filemarksBefore(int partition, long block) {
        return partition(partition).filemarks.below(block);
    }

    @Override
    public OptionalLong filemark(int partition, long index) {
        LongList marks = partition(partition).filemarks;
        return index < 0 || index >= marks.size()
                ? OptionalLong.empty() : OptionalLong.of(marks.get((int) index));
    }

    @Override
    public void flush() {
        for (Partition p : partitions) {
            p.flushed = p.items.size();
        }
    }

    @Override
    public void format(int count) {
        Checks.partitions(count);
        TreeMap<Integer, MamAttribute> kept = partitions.getFirst().attributes;
        partitions.clear();
        for (int i = 0; i < count; i++) {
            partitions.add(new Partition());
        }
        partitions.getFirst().attributes.putAll(kept);
    }

    @Override
    public Optional<MamAttribute> attribute(int partition, int id) {
        return Optional.ofNullable(partition(partition).attributes.get(id));
    }

    @Override
    public void attribute(int partition, MamAttribute attribute) {
        TreeMap<Integer, MamAttribute> attributes = partition(partition).attributes;
        if (attribute.value().length == 0) {
            attributes.remove(attribute.id());
        } else {
            attributes.put(attribute.id(), attribute);
        }
    }

    @Override
    public List<Integer> attributeIds(int partition) {
        return List.copyOf(partition(partition).attributes.keySet());
    }

    @Override
    public void crash() throws IOException {
        int most = 0;
        for (Partition p : partitions) {
            most = (int) Math.max(most, p.items.size() - p.flushed);
        }
        crash(kept.applyAsInt(most));
    }

    /** A power cut that leaves the first {@code kept} unflushed objects of each partition. */
    public void crash(long kept) throws IOException {
        for (int i = 0; i < partitions.size(); i++) {
            Partition p = partitions.get(i);
            truncate(i, Math.min(p.items.size(), p.flushed + kept));
        }
        flush();
    }

    @Override
    public void close() {
        flush();
    }
}
