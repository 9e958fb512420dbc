package org.holdfast.engine.ledger.merkle;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value. Safe for any thread. */
public final class Hash {
    /** Bytes of a hash. */
    public static final int BYTES = 32;
    private final byte[] bytes;

    private Hash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("hash of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
    }

    /** From its 32 bytes, which are copied. */
    public static Hash of(byte[] bytes) {
        return new Hash(bytes.clone());
    }

    /** From 64 hex digits. */
    public static Hash parse(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** 64 hex digits, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
