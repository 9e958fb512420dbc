package org.holdfast.engine.ltfs.format;

import java.nio.charset.StandardCharsets;

/**
 * An extended attribute.
 *
 * @param key without the {@code user.} of Linux
 * @param value at most {@value #MAX_BYTES} bytes; not to be changed afterwards
 */
public record ExtendedAttribute(String key, byte[] value) {
    /** The reference implementation's limit of a value. */
    public static final int MAX_BYTES = 4096;

    /** Checks the length. */
    public ExtendedAttribute {
        if (key.isEmpty() || value.length > MAX_BYTES) {
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
}
