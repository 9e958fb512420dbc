package org.holdfast.engine.ltfs.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.env.StoreFile;

/** An index on its way into the spool, compressed. */
final class SpoolFile extends FilterOutputStream {
    private final FileStore files;
    private final Path unfinished;
    private final StoreFile file;
    private boolean closed;

    SpoolFile(FileStore files, Path unfinished, StoreFile file) throws IOException {
        super(compressed(file));
        this.files = files;
        this.unfinished = unfinished;
        this.file = file;
    }

    private static OutputStream compressed(StoreFile file) throws IOException {
        return new GZIPOutputStream(new SpoolOutput(file), IndexSpool.BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
        out.write(b, offset, length);
    }

    /** Makes the file durable. */
    void finish() throws IOException {
        ((GZIPOutputStream) out).finish();
        file.force();
        close();
    }

    /** Gives the finished file its name. */
    void keep(Path as) throws IOException {
        files.rename(unfinished, as);
        files.syncDirectory(as.getParent());
    }

    /** Gives up the file. */
    void discard() throws IOException {
        close();
        files.delete(unfinished);
    }

    Path path() {
        return unfinished;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
        }
    }
}
