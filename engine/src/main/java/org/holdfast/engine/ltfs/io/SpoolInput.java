package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.holdfast.engine.env.StoreFile;

/** A stored file from its beginning to its end; closing closes the file. */
final class SpoolInput extends InputStream {
    private final StoreFile file;
    private long position;

    SpoolInput(StoreFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] room, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = file.read(ByteBuffer.wrap(room, offset, length), position);
        if (count > 0) {
            position += count;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
