package org.holdfast.device.vtl.unit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of an answer, put one after the other, big-endian. */
final class Reply {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Reply u8(int... values) {
        for (int v : values) {
            out.write(v);
        }
        return this;
    }

    Reply u16(int v) {
        return u8(v >> 8, v);
    }

    Reply u24(int v) {
        return u8(v >> 16).u16(v);
    }

    Reply u32(long v) {
        return u16((int) (v >> 16)).u16((int) v);
    }

    Reply u64(long v) {
        return u32(v >> 32).u32(v);
    }

    Reply zeros(int count) {
        for (int i = 0; i < count; i++) {
            out.write(0);
        }
        return this;
    }

    Reply bytes(byte[] b) {
        out.writeBytes(b);
        return this;
    }

    /** ASCII padded with blanks, or cut, to {@code length}. */
    Reply ascii(String text, int length) {
        byte[] b = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < length; i++) {
            out.write(i < b.length ? b[i] : ' ');
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] done() {
        return out.toByteArray();
    }
}
