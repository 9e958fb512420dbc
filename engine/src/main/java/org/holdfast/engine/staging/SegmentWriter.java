package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.engine.env.BesideQueue;
import org.holdfast.engine.env.StoreFile;

/**
 * The end of one segment file: a buffer that is written in whole blocks, beside who fills it.
 *
 * <p>What cannot be written is said at the next call that needs it, at the latest by
 * {@link #force}; after it nothing more is written.
 *
 * <p>Every write begins at a multiple of 4,096 bytes, so a file that is written past the page cache
 * gets nearly all of it so; the last partial 4,096 bytes are written again with what follows.
 */
final class SegmentWriter {
    private final long segment;
    private final StoreFile file;
    private final Blocks blocks;
    private final BesideQueue writing;
    private volatile IOException failure;
    private Block block;
    private long base;
    private long end;
    private long written;
    private long physical;
    private boolean closed;

    SegmentWriter(long segment, StoreFile file, Blocks blocks, BesideQueue writing) {
        this.segment = segment;
        this.file = file;
        this.blocks = blocks;
        this.writing = writing;
    }

    long end() {
        return end;
    }

    /** The block that {@link #room} is in. */
    Block block() {
        return block;
    }

    /** Offset of the segment's end in {@link #block}. */
    int offset() {
        return (int) (end - base);
    }

    /** Free bytes behind the end, at least one; to be filled and then counted by advance. */
    ByteBuffer room() throws IOException {
        if (block != null && end - base == block.size()) {
            handOver();
        }
        if (block == null) {
            load();
        }
        return block.range(offset(), block.size());
    }

    void advance(int count) {
        end += count;
    }

    private void load() throws IOException {
        Block fresh = blocks.take();
        base = end - end % Block.ALIGNMENT;
        ByteBuffer tail = fresh.range(0, offset());
        if (tail.hasRemaining()) {
            writing.finish();
            check(fresh);
        }
        long position = base;
        while (tail.hasRemaining()) {
            int n = file.read(tail, position);
            if (n <= 0) {
                blocks.give(fresh);
                throw new IOException("segment " + segment + " ends at " + position
                        + " instead of " + end);
            }
            position += n;
        }
        block = fresh;
    }

    /** Everything is to be written, and the buffer is not needed any more. Returns soon. */
    void handOver() throws IOException {
        flush();
        park();
        check();
    }

    private void park() {
        if (block != null) {
            blocks.give(block);
            block = null;
        }
    }

    private void flush() {
        if (end > written) {
            long from = written - written % Block.ALIGNMENT;
            ByteBuffer bytes = block.range((int) (from - base), offset());
            physical = Math.max(physical, end);
            written = end;
            writing.add(block, () -> write(bytes, from));
        }
    }

    private void write(ByteBuffer bytes, long from) {
        if (failure != null) {
            return;
        }
        try {
            file.write(bytes, from);
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new IOException("segment " + segment, e);
        }
    }

    /** What was not written cannot be read back. */
    private void check(Block fresh) throws IOException {
        if (failure != null) {
            blocks.give(fresh);
        }
        check();
    }

    private void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns when the file is on stable storage and ends at the segment's end. */
    void force() throws IOException {
        flush();
        writing.finish();
        check();
        cut();
        file.force();
    }

    private void cut() throws IOException {
        if (physical > end) {
            file.truncate(end);
            physical = end;
        }
    }

    /** Goes back to an earlier end. */
    void rewind(long to) {
        if (written > to) {
            writing.finish();
        }
        end = to;
        written = Math.min(written, to);
        if (block != null && to < base) {
            park();
        }
    }

    /** Cuts the file at {@code to} and closes it, whatever happened to it before. */
    void abandon(long to) throws IOException {
        writing.finish();
        rewind(to);
        park();
        closed = true;
        try (file) {
            file.truncate(to);
            file.force();
        }
    }

    boolean closed() {
        return closed;
    }

    void close() throws IOException {
        writing.finish();
        park();
        closed = true;
        file.close();
    }
}
