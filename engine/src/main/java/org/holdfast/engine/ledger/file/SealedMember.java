package org.holdfast.engine.ledger.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The header of one gzip member (RFC 1952) of a sealed file. An extra field {@code HF} gives the
 * member's bytes and the number on its first line, so that a reader goes from header to header to
 * the member it wants, and other software sees plain gzip.
 *
 * @param bytes of the member, header and trailer included
 * @param firstNumber number on the first line
 */
record SealedMember(int bytes, long firstNumber) {
    /** Bytes of lines in one member, at most. */
    static final int PLAIN_BYTES = 1 << 20;
    /** Bytes of the header. */
    static final int HEADER_BYTES = 28;
    /** CRC-32 and length behind the deflated bytes. */
    static final int TRAILER_BYTES = 8;
    /** Deflate never makes more of {@link #PLAIN_BYTES} than this. */
    static final int MAX_BYTES = PLAIN_BYTES + PLAIN_BYTES / 64 + 128;

    private static final int MAGIC = 0x04088B1F;
    private static final int OS_UNKNOWN = 255;
    private static final short EXTRA_BYTES = 16;
    private static final short ID = 'H' | 'F' << 8;
    private static final short FIELD_BYTES = 12;

    /** The header as it is written. */
    byte[] header() {
        ByteBuffer b = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(MAGIC).putInt(0).put((byte) 0).put((byte) OS_UNKNOWN).putShort(EXTRA_BYTES);
        b.putShort(ID).putShort(FIELD_BYTES).putInt(bytes).putLong(firstNumber);
        return b.array();
    }

    /** Reads a header; empty when it is not one of ours. */
    static Optional<SealedMember> parse(byte[] header) {
        ByteBuffer b = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        boolean ours = b.getInt() == MAGIC && b.getInt() == 0 && b.get() == 0
                && b.get() == (byte) OS_UNKNOWN && b.getShort() == EXTRA_BYTES
                && b.getShort() == ID && b.getShort() == FIELD_BYTES;
        int bytes = b.getInt();
        long first = b.getLong();
        boolean sane = bytes > HEADER_BYTES + TRAILER_BYTES && bytes <= MAX_BYTES && first > 0;
        return ours && sane ? Optional.of(new SealedMember(bytes, first)) : Optional.empty();
    }
}
