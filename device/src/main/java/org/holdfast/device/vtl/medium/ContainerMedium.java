package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.media.MamAttribute;

/**
 * A cartridge as one append-only file a partition: fast, and a crash in the midst of a write never
 * hurts what was flushed before.
 */
public final class ContainerMedium implements TapeMedium {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private final Path directory;
    private final AttributeFiles attributes;
    private final List<ContainerPartition> partitions = new ArrayList<>();

    /**
     * Opens or makes the cartridge in {@code directory}.
     *
     * @param partitions how many it has, 1 or 2
     */
    public ContainerMedium(Path directory, int partitions) throws IOException {
        Checks.partitions(partitions);
        this.directory = Files.createDirectories(directory);
        this.attributes = new AttributeFiles(directory);
        openAll(partitions);
    }

    private void openAll(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            partitions.add(new ContainerPartition(directory, i));
        }
        DurableFile.syncDirectory(directory);
    }

    private ContainerPartition partition(int number) {
        Checks.partition(number, partitions.size());
        return partitions.get(number);
    }

    @Override
    public int partitions() {
        return partitions.size();
    }

    @Override
    public long endOfData(int partition) {
        return partition(partition).endOfData();
    }

    @Override
    public boolean endOfDataMissing(int partition) {
        return false;
    }

    @Override
    public long usedBefore(int partition, long block) throws IOException {
        return partition(partition).usedBefore(block);
    }

    @Override
    public Item at(int partition, long block) throws IOException {
        return partition(partition).at(block);
    }

    @Override
    public Item read(int partition, long block, ByteBuffer room) throws IOException {
        return partition(partition).read(block, room);
    }

    @Override
    public void write(int partition, long block, ByteBuffer data) throws IOException {
        Checks.block(data);
        partition(partition).append(block, new Item(false, data.remaining()), data);
    }

    @Override
    public void writeFilemarks(int partition, long block, int count) throws IOException {
        Checks.filemarks(count);
        for (int i = 0; i < count; i++) {
            partition(partition).append(block + i, Item.FILEMARK, EMPTY);
        }
    }

    @Override
    public void truncate(int partition, long block) throws IOException {
        partition(partition).truncate(block);
    }

    @Override
    public long filemarksBefore(int partition, long block) {
        return partition(partition).filemarksBefore(block);
    }

    @Override
    public OptionalLong filemark(int partition, long index) {
        LongList marks = partition(partition).filemarks();
        return index < 0 || index >= marks.size()
                ? OptionalLong.empty() : OptionalLong.of(marks.get((int) index));
    }

    @Override
    public void flush() throws IOException {
        for (ContainerPartition p : partitions) {
            p.flush();
        }
    }

    @Override
    public void format(int count) throws IOException {
        Checks.partitions(count);
        for (ContainerPartition p : partitions) {
            p.format();
        }
        while (partitions.size() > count) {
            partitions.removeLast().close();
        }
        while (partitions.size() < count) {
            ContainerPartition p = new ContainerPartition(directory, partitions.size());
            partitions.add(p);
            p.format();
        }
        DurableFile.syncDirectory(directory);
    }

    @Override
    public Optional<MamAttribute> attribute(int partition, int id) throws IOException {
        Checks.partition(partition, partitions.size());
        return attributes.get(partition, id);
    }

    @Override
    public void attribute(int partition, MamAttribute attribute) throws IOException {
        Checks.partition(partition, partitions.size());
        attributes.put(partition, attribute);
    }

    @Override
    public List<Integer> attributeIds(int partition) throws IOException {
        Checks.partition(partition, partitions.size());
        return attributes.ids(partition);
    }

    @Override
    public void crash() throws IOException {
        for (ContainerPartition p : partitions) {
            p.crash();
        }
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (ContainerPartition p : partitions) {
            try {
                p.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        partitions.clear();
        if (first != null) {
            throw first;
        }
    }
}
