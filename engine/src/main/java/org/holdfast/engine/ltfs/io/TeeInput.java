package org.holdfast.engine.ltfs.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What is read from one stream is written to another. */
final class TeeInput extends FilterInputStream {
    private final OutputStream copy;

    TeeInput(InputStream in, OutputStream copy) {
        super(in);
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            copy.write(b);
        }
        return b;
    }

    @Override
    public int read(byte[] room, int offset, int length) throws IOException {
        int count = in.read(room, offset, length);
        if (count > 0) {
            copy.write(room, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("every byte has to be copied");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
