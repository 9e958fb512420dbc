package org.holdfast.engine.ltfs.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * The label of a partition, one record of XML (LTFS Format 2.4, 8.1.2).
 *
 * @param creator who formatted the volume
 * @param formatTime when
 * @param volume the volume's UUID
 * @param partition logical id of the partition that holds this label
 * @param indexPartition logical id of the index partition
 * @param dataPartition logical id of the data partition
 * @param blockSize bytes of every full block, 4,096 to 16,777,215
 * @param compression whether the drive was told to compress
 * @param version format version, {@code 2.4.0} when we write
 */
public record LtfsLabel(String creator, Instant formatTime, UUID volume, char partition,
        char indexPartition, char dataPartition, int blockSize, boolean compression,
        String version) {
    /** The longest label that we write, and the shortest block. */
    public static final int MAX_BYTES = 4096;
    /** The smallest block size. */
    public static final int MIN_BLOCK = 4096;
    /** What the length field of a READ(6) can say. */
    public static final int MAX_BLOCK = (1 << 24) - 1;
    /** The longest creator. */
    public static final int MAX_CREATOR = 1024;

    /** Checks ids, block size and version. */
    public LtfsLabel {
        if (!id(indexPartition) || !id(dataPartition) || indexPartition == dataPartition) {
            throw new IllegalArgumentException(
                    "partitions " + indexPartition + " and " + dataPartition);
        }
        if (partition != indexPartition && partition != dataPartition) {
            throw new IllegalArgumentException("location " + partition + " is neither partition");
        }
        if (blockSize < MIN_BLOCK || blockSize > MAX_BLOCK) {
            throw new IllegalArgumentException("block size " + blockSize);
        }
        FormatVersion.check(version);
    }

    private static boolean id(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** The same label for the other partition. */
    public LtfsLabel other() {
        return new LtfsLabel(creator, formatTime, volume,
                partition == indexPartition ? dataPartition : indexPartition, indexPartition,
                dataPartition, blockSize, compression, version);
    }

    /**
     * The record, at most 4,096 bytes.
     *
     * @throws IllegalArgumentException when the version is not the one we write, or the creator is
     *     too long or not XML text
     */
    public byte[] encode() {
        FormatVersion.checkWritten(version);
        IndexName.requireText("creator", creator, MAX_CREATOR);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XmlOutput out = new XmlOutput(bytes);
            out.raw(XmlOutput.PROLOG);
            out.raw("<ltfslabel version=\"" + version + "\">\n");
            out.element("creator", creator);
            out.element("formattime", formatTime);
            out.element("volumeuuid", volume.toString());
            out.raw("<location>\n");
            out.element("partition", String.valueOf(partition));
            out.raw("</location>\n<partitions>\n");
            out.element("index", String.valueOf(indexPartition));
            out.element("data", String.valueOf(dataPartition));
            out.raw("</partitions>\n");
            out.element("blocksize", String.valueOf(blockSize));
            out.element("compression", String.valueOf(compression));
            out.raw("</ltfslabel>\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        if (bytes.size() > MAX_BYTES) {
            throw new IllegalArgumentException("label of " + bytes.size() + " bytes");
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a record.
     *
     * @throws LtfsFormatException when it is not the label of an LTFS volume; says what and where
     */
    public static LtfsLabel parse(byte[] record) throws LtfsFormatException {
        return new LabelParser(record).label();
    }

    /**
     * Checks that two labels are those of the two partitions of one volume: they agree in all but
     * their creator, which is free text, and their location, which differs.
     *
     * @throws LtfsFormatException says in what they disagree
     */
    public static void checkPair(LtfsLabel one, LtfsLabel two) throws LtfsFormatException {
        if (one.partition == two.partition) {
            throw new LtfsFormatException("both labels say partition " + one.partition);
        }
        agree("volumeuuid", one.volume, two.volume);
        agree("formattime", one.formatTime, two.formatTime);
        agree("index partition", one.indexPartition, two.indexPartition);
        agree("data partition", one.dataPartition, two.dataPartition);
        agree("blocksize", one.blockSize, two.blockSize);
        agree("compression", one.compression, two.compression);
        agree("version", one.version, two.version);
    }

    private static void agree(String what, Object one, Object two) throws LtfsFormatException {
        if (!one.equals(two)) {
            throw new LtfsFormatException(
                    "the labels disagree in " + what + ": " + one + " and " + two);
        }
    }
}
