package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.holdfast.engine.env.StoreFile;

/** Fills a stored file from its beginning; closing closes the file. */
final class SpoolOutput extends OutputStream {
    private final StoreFile file;
    private long position;

    SpoolOutput(StoreFile file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(ByteBuffer.wrap(bytes, offset, length), position);
        position += length;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
