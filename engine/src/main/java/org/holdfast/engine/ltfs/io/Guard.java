package org.holdfast.engine.ltfs.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A record that ends a stretch of blocks which must never pass for an index: an index ends with
 * the end tag of its root, and this does not.
 */
final class Guard {
    private static final byte[] TEXT = "HOLDFAST: what is before this record is not an LTFS index"
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Guard() {}

    /** A new guard record. */
    static ByteBuffer record() {
        return ByteBuffer.allocateDirect(TEXT.length).put(TEXT).flip();
    }

    /** Whether this record is a guard. */
    static boolean is(ByteBuffer record) {
        return record.equals(ByteBuffer.wrap(TEXT));
    }

    /**
     * Whether a stretch that begins so could be an XML document. One that is too short to tell
     * counts as one.
     */
    static boolean looksLikeXml(ByteBuffer bytes) {
        return begins(bytes, XML) || begins(bytes, MARK);
    }

    private static boolean begins(ByteBuffer bytes, byte[] with) {
        int count = Math.min(bytes.remaining(), with.length);
        for (int i = 0; i < count; i++) {
            if (bytes.get(bytes.position() + i) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
