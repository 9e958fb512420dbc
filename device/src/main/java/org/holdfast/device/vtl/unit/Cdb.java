package org.holdfast.device.vtl.unit;

import java.nio.ByteBuffer;

/** A command descriptor block, read by byte offset; multi-byte fields are big-endian. */
record Cdb(byte[] bytes) {
    int u8(int at) {
        return at < bytes.length ? bytes[at] & 0xFF : 0;
    }

    boolean bit(int at, int bit) {
        return (u8(at) >> bit & 1) != 0;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u24(int at) {
        return u8(at) << 16 | u16(at + 1);
    }

    int s24(int at) {
        return u24(at) << 8 >> 8;
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    /** A 32-bit length, of which no more than 2^31 - 1 is ever used. */
    int length32(int at) {
        return (int) Math.min(Integer.MAX_VALUE, u32(at));
    }

    long s64(int at) {
        return ByteBuffer.wrap(bytes).getLong(at);
    }

    int operation() {
        return u8(0);
    }
}
