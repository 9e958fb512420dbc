package org.holdfast.engine.ledger.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash functions of RFC 6962, section 2.1. For one thread at a time. */
public final class TreeHasher {
    private final MessageDigest sha256 = sha256();

    /** A new SHA-256, which every Java platform has. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 on this platform", e);
        }
    }

    /** The hash of a leaf: SHA-256 of 0x00 and its bytes. */
    public byte[] leaf(byte[] bytes, int offset, int length) {
        sha256.update((byte) 0);
        sha256.update(bytes, offset, length);
        return sha256.digest();
    }

    /** The hash of a leaf. */
    public byte[] leaf(byte[] bytes) {
        return leaf(bytes, 0, bytes.length);
    }

    /** The hash of an inner node: SHA-256 of 0x01 and its two children. */
    public byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        sha256.update(right);
        return sha256.digest();
    }

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public byte[] empty() {
        return sha256.digest();
    }
}
