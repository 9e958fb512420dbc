package org.holdfast.engine.ltfs.io;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes bytes for their SHA-256 only. */
final class SpoolDigest extends OutputStream {
    private final MessageDigest digest = SpoolFile.sha256();

    @Override
    public void write(int b) {
        digest.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The digest so far; begins again. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
