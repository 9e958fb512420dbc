package org.holdfast.engine.model;

import java.nio.charset.StandardCharsets;

/**
 * The key of an object: 1 to 1,024 bytes of UTF-8 without NUL, never normalised.
 *
 * <p>The order is that of the UTF-8 bytes, which is the order of code points.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    /** The longest key in bytes. */
    public static final int MAX_BYTES = 1024;

    /** Checks length and characters. */
    public ObjectKey {
        if (value.isEmpty() || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("key is empty or has a NUL");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c) && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException("key is not Unicode text");
                }
                i++;
            }
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("key is longer than " + MAX_BYTES + " bytes");
        }
    }

    /** The UTF-8 bytes. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the key names a directory: it ends in a slash. */
    public boolean directory() {
        return value.endsWith("/");
    }

    @Override
    public int compareTo(ObjectKey other) {
        return java.util.Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public String toString() {
        return value;
    }
}
