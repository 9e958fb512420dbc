package org.holdfast.engine.ltfs.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An extended attribute; equal when key and bytes are.
 *
 * @param key without the {@code user.} of Linux
 * @param value at most {@value #MAX_READ_BYTES} bytes, and {@value #MAX_BYTES} where it is to be
 *     written; not to be changed afterwards
 */
public record ExtendedAttribute(String key, byte[] value) {
    /** The reference implementation's limit of a value, and so ours when we write. */
    public static final int MAX_BYTES = 4096;
    /** What is put up with in an index of other software. */
    public static final int MAX_READ_BYTES = 1 << 16;

    /** Checks the length. */
    public ExtendedAttribute {
        if (key.isEmpty() || value.length > MAX_READ_BYTES) {
            throw new IllegalArgumentException("attribute " + key + " of " + value.length);
        }
    }

    /** A text attribute. */
    public static ExtendedAttribute text(String key, String value) {
        return new ExtendedAttribute(key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The value as text. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtendedAttribute a && key.equals(a.key)
                && Arrays.equals(value, a.value);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return key + "=" + value.length + " bytes";
    }
}
