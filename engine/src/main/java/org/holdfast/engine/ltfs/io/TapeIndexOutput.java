package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.holdfast.device.drive.WriteOutcome;

/** Cuts an index into records of the block size, the last one short, and writes them. */
final class TapeIndexOutput extends OutputStream {
    private final TapeHead head;
    private final ByteBuffer block;
    private final Consumer<WriteOutcome> notes;
    private long bytes;

    TapeIndexOutput(TapeHead head, int blockSize, Consumer<WriteOutcome> notes) {
        this.head = head;
        this.block = ByteBuffer.allocateDirect(blockSize);
        this.notes = notes;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, block.remaining());
            block.put(from, offset + done, count);
            done += count;
            if (!block.hasRemaining()) {
                writeBlock();
            }
        }
        bytes += length;
    }

    /** Writes the last record; a {@code flush} must not, since records are full but the last. */
    void finish() throws IOException {
        if (block.position() > 0) {
            writeBlock();
        }
    }

    private void writeBlock() throws IOException {
        notes.accept(head.write(block.flip()));
        block.clear();
    }
}
