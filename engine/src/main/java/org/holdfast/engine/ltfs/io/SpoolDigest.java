package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, counts them and takes their SHA-256. */
final class SpoolDigest extends OutputStream {
    private final OutputStream next;
    private final MessageDigest digest;
    private long bytes;

    SpoolDigest(OutputStream next) {
        this.next = next;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        next.write(from, offset, length);
        digest.update(from, offset, length);
        bytes += length;
    }

    /** Bytes so far. */
    long bytes() {
        return bytes;
    }

    /** The digest so far; begins again. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
