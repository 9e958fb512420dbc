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
import org.holdfast.device.media.MediaType;

/**
 * A cartridge as a directory with a file for each record: the form that the reference LTFS
 * software's file backend reads and writes. Only reading changes nothing in it.
 */
public final class RecordsMedium implements TapeMedium {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private final Path directory;
    private final AttributeFiles attributes;
    private final List<RecordsPartition> partitions = new ArrayList<>();
    private boolean written;

    /**
     * Opens the cartridge in {@code directory}.
     *
     * @param count how many partitions it has, 1 or 2
     */
    public RecordsMedium(Path directory, int count) throws IOException {
        Checks.partitions(count);
        this.directory = directory;
        this.attributes = new AttributeFiles(directory);
        RecordsListing listing = new RecordsListing(directory);
        for (int i = 0; i < count; i++) {
            partitions.add(new RecordsPartition(directory, i, listing));
        }
    }

    /** Makes a blank cartridge of one partition in a new directory. */
    public static RecordsMedium create(Path directory, MediaType type, long capacityBytes)
            throws IOException {
        Files.createDirectories(directory);
        new RecordsConfig(type, Math.max(1, capacityBytes >> 20)).write(directory);
        for (int i = 0; i < 2; i++) {
            Files.write(directory.resolve(i + "_0_E"), new byte[0]);
        }
        DurableFile.syncDirectory(directory);
        return new RecordsMedium(directory, 1);
    }

    /** How many partitions a directory of records has: 2 when there is a record on partition 1. */
    public static int partitionsOf(Path directory) throws IOException {
        RecordsListing listing = new RecordsListing(directory);
        return listing.length(1, 0) == RecordsListing.NOTHING ? 1 : 2;
    }

    /** The type that a directory of records says, LTO-5 when it says none. */
    public static MediaType typeOf(Path directory) throws IOException {
        return RecordsConfig.read(directory).map(RecordsConfig::type).orElse(MediaType.LTO5);
    }

    /** The capacity in bytes that a directory of records says. */
    public static long capacityOf(Path directory) throws IOException {
        return RecordsConfig.read(directory).map(RecordsConfig::capacityMegabytes)
                .orElse(RecordsConfig.DEFAULT_MEGABYTES) << 20;
    }

    private RecordsPartition partition(int number) {
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
        return partition(partition).endMissing();
    }

    @Override
    public long usedBefore(int partition, long block) {
        return partition(partition).usedBefore(block);
    }

    @Override
    public Item at(int partition, long block) {
        return partition(partition).at(block);
    }

    @Override
    public Item read(int partition, long block, ByteBuffer room) throws IOException {
        return partition(partition).read(block, room);
    }

    @Override
    public void write(int partition, long block, ByteBuffer data) throws IOException {
        Checks.block(data);
        written = true;
        partition(partition).append(block, new Item(false, data.remaining()), data);
    }

    @Override
    public void writeFilemarks(int partition, long block, int count) throws IOException {
        Checks.filemarks(count);
        written = true;
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
        return partition(partition).filemarks().below(block);
    }

    @Override
    public OptionalLong filemark(int partition, long index) {
        LongList marks = partition(partition).filemarks();
        return index < 0 || index >= marks.size()
                ? OptionalLong.empty() : OptionalLong.of(marks.get((int) index));
    }

    @Override
    public void flush() throws IOException {
        for (RecordsPartition p : partitions) {
            p.flush();
        }
    }

    @Override
    public void format(int count) throws IOException {
        Checks.partitions(count);
        for (RecordsPartition p : partitions) {
            p.format();
        }
        while (partitions.size() > count) {
            partitions.removeLast();
        }
        while (partitions.size() < count) {
            RecordsPartition p = new RecordsPartition(directory, partitions.size(),
                    new RecordsListing(directory));
            partitions.add(p);
            p.format();
        }
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
        for (RecordsPartition p : partitions) {
            p.crash();
        }
    }

    /** Flushes; other software is told more capacity when there are many small records. */
    @Override
    public void close() throws IOException {
        flush();
        if (!written) {
            return;
        }
        RecordsConfig now = RecordsConfig.read(directory)
                .orElse(new RecordsConfig(MediaType.LTO5, RecordsConfig.DEFAULT_MEGABYTES));
        long needed = RecordsConfig.needed(endOfData(0),
                partitions() == 2 ? endOfData(1) : 0);
        if (now.capacityMegabytes() < needed) {
            new RecordsConfig(now.type(), needed).write(directory);
        }
    }
}
