package org.holdfast.device.vtl.medium;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The 32 bytes before each object of a container: magic, type, payload length and CRC32C, block
 * number, the previous header's CRC, and this header's CRC.
 *
 * <p>The chain of CRCs makes left-over bytes of an older recording unable to follow a newer one.
 */
record RecordHeader(boolean filemark, int length, int payloadCrc, long block, int previous,
        int crc) {
    static final int BYTES = 32;
    static final int MAGIC = 0xB7484642;
    private static final int BLOCK = 1;
    private static final int FILEMARK = 2;

    /** Puts the header of a new object and returns it. */
    static RecordHeader put(ByteBuffer into, TapeMedium.Item item, int payloadCrc, long block,
            int previous) {
        int start = into.position();
        into.putInt(MAGIC);
        into.put((byte) (item.filemark() ? FILEMARK : BLOCK)).put((byte) 0).putShort((short) 0);
        into.putInt(item.length()).putInt(payloadCrc).putLong(block).putInt(previous);
        int crc = crcOf(into.slice(start, BYTES - 4));
        into.putInt(crc);
        return new RecordHeader(item.filemark(), item.length(), payloadCrc, block, previous, crc);
    }

    /** Reads a header, or null when these bytes are none. */
    static RecordHeader parse(ByteBuffer from) {
        if (from.remaining() < BYTES) {
            return null;
        }
        int start = from.position();
        int magic = from.getInt(start);
        int type = from.get(start + 4);
        int length = from.getInt(start + 8);
        int crc = from.getInt(start + 28);
        boolean filemark = type == FILEMARK;
        boolean sane = magic == MAGIC && (filemark ? length == 0
                : type == BLOCK && length > 0 && length <= TapeMedium.MAX_BLOCK);
        if (!sane || crc != crcOf(from.slice(start, BYTES - 4))) {
            return null;
        }
        return new RecordHeader(filemark, length, from.getInt(start + 12),
                from.getLong(start + 16), from.getInt(start + 24), crc);
    }

    TapeMedium.Item item() {
        return filemark ? TapeMedium.Item.FILEMARK : new TapeMedium.Item(false, length);
    }

    /** The checksum of all of {@code bytes}, whose position stays. */
    static int crcOf(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}
