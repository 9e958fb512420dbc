package org.holdfast.engine.ledger.form;

import java.util.zip.CRC32C;

/** The CRC-32C behind each line: {@code  "1c291ca3"}, eleven bytes before the newline. */
final class Crc {
    /** Blank, quote, eight digits, quote. */
    static final int BYTES = 11;
    private static final byte[] DIGITS = "0123456789abcdef"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private Crc() {}

    private static int of(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** Adds the CRC of what {@code sink} holds from {@code begin} on, and the newline. */
    static void end(ByteSink sink, int begin) {
        int crc = of(sink.array(), begin, sink.size() - begin);
        sink.write(' ');
        sink.write('"');
        for (int shift = 28; shift >= 0; shift -= 4) {
            sink.write(DIGITS[crc >>> shift & 15]);
        }
        sink.write('"');
        sink.write('\n');
    }

    /** Whether the bytes of a line without its newline end in their CRC. */
    static boolean good(byte[] bytes, int begin, int end) {
        int at = end - BYTES;
        if (at <= begin || bytes[at] != ' ' || bytes[at + 1] != '"' || bytes[end - 1] != '"') {
            return false;
        }
        int crc = of(bytes, begin, at - begin);
        for (int i = 0; i < 8; i++) {
            if (bytes[at + 2 + i] != DIGITS[crc >>> 28 - 4 * i & 15]) {
                return false;
            }
        }
        return true;
    }
}
