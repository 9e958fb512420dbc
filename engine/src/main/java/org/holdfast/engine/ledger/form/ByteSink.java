package org.holdfast.engine.ledger.form;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Growing bytes in memory. For one thread. */
final class ByteSink extends OutputStream {
    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    @Override
    public void write(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        room(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Adds characters below 0x80. */
    @SuppressWarnings("deprecation")
    ByteSink ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    /** Adds a number in decimal. */
    ByteSink number(long value) {
        return ascii(Long.toString(value));
    }

    /** Adds bytes. */
    ByteSink raw(byte[] source) {
        write(source, 0, source.length);
        return this;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** The bytes themselves; valid up to {@link #size} and until the next change. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more),
                    (int) Math.min(Integer.MAX_VALUE - 64, bytes.length * 2L)));
        }
    }
}
