package org.holdfast.device.vtl.medium;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.media.MamAttribute;

/**
 * The recorded content of one cartridge: up to two partitions of blocks and filemarks, both counted
 * from 0 in one sequence (SSC-4 logical object identifiers), and the host's cartridge memory
 * attributes.
 *
 * <p>Writing at a block drops everything behind it in that partition. What was written is safe from
 * a crash after {@link #flush()}; attributes are at once. Partitions are 0 and 1; a number beyond
 * {@link #partitions()} is an {@link IllegalArgumentException}, as is a block beyond end of data.
 *
 * <p>Thread rule: one thread at a time.
 */
public interface TapeMedium extends AutoCloseable {
    /** The largest block in bytes: 8 MiB, as LTO drives have it. */
    int MAX_BLOCK = 8 << 20;

    /** What a filemark takes of the native capacity in bytes. */
    int FILEMARK_BYTES = 512;

    /**
     * One object on the tape.
     *
     * @param filemark whether it is a filemark
     * @param length bytes of the block, 0 for a filemark
     */
    record Item(boolean filemark, int length) {
        /** A filemark. */
        public static final Item FILEMARK = new Item(true, 0);

        /** Native capacity that it takes, in bytes. */
        public int cost() {
            return filemark ? FILEMARK_BYTES : length;
        }
    }

    /** How many partitions there are: 1 or 2. */
    int partitions();

    /** The number of objects in a partition, which is the number of the next one. */
    long endOfData(int partition);

    /** Whether the partition lacks its end-of-data mark, as after a power cut. */
    boolean endOfDataMissing(int partition);

    /** Native capacity in bytes taken by the objects before {@code block}. */
    long usedBefore(int partition, long block) throws IOException;

    /** What is at a block below end of data. */
    Item at(int partition, long block) throws IOException;

    /**
     * Reads a block into {@code room}, as much of it as fits; of a filemark nothing.
     *
     * @throws UnreadableBlockException when the block's bytes are not those that were written
     */
    Item read(int partition, long block, ByteBuffer room) throws IOException;

    /** Writes the rest of {@code data}, 1 to {@link #MAX_BLOCK} bytes, as the block. */
    void write(int partition, long block, ByteBuffer data) throws IOException;

    /** Writes {@code count} filemarks, 1 or more, from {@code block} on. */
    void writeFilemarks(int partition, long block, int count) throws IOException;

    /** Drops everything from {@code block} on, and this is durable. */
    void truncate(int partition, long block) throws IOException;

    /** How many filemarks lie before {@code block}. */
    long filemarksBefore(int partition, long block);

    /** The block number of the filemark with this index, from 0. */
    OptionalLong filemark(int partition, long index);

    /** Makes everything written so far safe from a crash. */
    void flush() throws IOException;

    /** Erases all and makes {@code partitions} empty ones, 1 or 2; durable. */
    void format(int partitions) throws IOException;

    /** A host attribute of a partition. */
    Optional<MamAttribute> attribute(int partition, int id) throws IOException;

    /** Writes a host attribute; durable. An empty value removes it. */
    void attribute(int partition, MamAttribute attribute) throws IOException;

    /** The host attributes of a partition in ascending order. */
    List<Integer> attributeIds(int partition) throws IOException;

    /** A power cut: what was not flushed is gone, and the medium is as when opened again. */
    void crash() throws IOException;

    /** Flushes and lets go of the files. */
    @Override
    void close() throws IOException;
}
