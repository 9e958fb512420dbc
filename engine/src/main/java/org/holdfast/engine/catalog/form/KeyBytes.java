package org.holdfast.engine.catalog.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys, prefixes and bounds as UTF-8 bytes, in whose order keys stand. */
public final class KeyBytes {
    private KeyBytes() {}

    /**
     * The bytes of a key, a prefix or a cursor.
     *
     * @throws IllegalArgumentException when it is not Unicode text
     */
    public static byte[] of(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOfRange(bytes.array(), 0, bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not Unicode text", e);
        }
    }

    /** The text of stored bytes. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first bytes behind everything that begins with {@code prefix}. */
    public static byte[] behind(byte[] prefix) {
        if (prefix.length == 0) {
            return new byte[] {(byte) 0xff};
        }
        // UTF-8 has no byte 0xFF, so the last byte can always be raised
        byte[] behind = prefix.clone();
        behind[behind.length - 1]++;
        return behind;
    }

    /** The first bytes behind exactly this key: keys have no NUL. */
    public static byte[] after(byte[] key) {
        return Arrays.copyOf(key, key.length + 1);
    }

    /** Whether {@code key} begins with {@code prefix}. */
    public static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The folder below {@code prefix} that a key lies in, with its slash; null when in none. */
    public static byte[] folder(byte[] key, int prefix) {
        for (int i = prefix; i < key.length; i++) {
            if (key[i] == '/') {
                return Arrays.copyOf(key, i + 1);
            }
        }
        return null;
    }
}
