package org.holdfast.engine.ltfs.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the XML parser reads from: counts all bytes, and those of one token, so that no name, tag
 * or comment can fill the memory. Keeps the failure of the stream below, which the parser wraps.
 */
final class GuardedInput extends InputStream {
    private final InputStream in;
    private final long maxBytes;
    private final long maxToken;
    private long total;
    private long token;
    private IOException failure;

    GuardedInput(InputStream in, long maxBytes, long maxToken) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.maxToken = maxToken;
    }

    /** The parser has delivered something. */
    void progress() {
        token = 0;
    }

    /** Why reading failed, if it did. */
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int at, int count) throws IOException {
        try {
            int got = in.read(to, at, count);
            total += Math.max(got, 0);
            token += Math.max(got, 0);
            if (total > maxBytes) {
                throw new LtfsFormatException("more than " + maxBytes + " bytes");
            }
            if (token > maxToken) {
                throw new LtfsFormatException("one token of more than " + maxToken + " bytes");
            }
            return got;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
