package org.holdfast.engine.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.ledger.form.LineLimits;

/** The lines of a plain file. A line without end in sight is skipped up to the next newline. */
final class PlainLines implements LineSource {
    private static final int FIRST_BYTES = 64 << 10;
    private static final int MOST_BYTES = 2 * LineLimits.LINE_BYTES;

    private final StoreFile file;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int filled;
    private long filledTo;
    private long read;
    private int begin;
    private int end;
    private int next;
    private long offset;
    private boolean terminated;

    PlainLines(StoreFile file, long from) {
        this.file = file;
        filledTo = from;
    }

    @Override
    public boolean next() throws IOException {
        begin = next;
        offset = filledTo - filled + begin;
        int at = begin;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                break;
            }
            if (filled - begin > LineLimits.LINE_BYTES) {
                return tooLong();
            }
            at -= begin;
            boolean more = fill();
            at += begin;
            if (!more) {
                end = filled;
                next = filled;
                terminated = false;
                return end > begin;
            }
        }
        end = at;
        next = at + 1;
        terminated = next - begin <= LineLimits.LINE_BYTES;
        return true;
    }

    /** Keeps what is not used yet and reads on; false at the end of the file. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, begin, buffer, 0, filled - begin);
        filled -= begin;
        begin = 0;
        if (buffer.length < MOST_BYTES && (read > buffer.length || filled > buffer.length / 2)) {
            buffer = Arrays.copyOf(buffer, Math.min(MOST_BYTES, buffer.length * 4));
        }
        int count = file.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), filledTo);
        if (count <= 0) {
            return false;
        }
        filled += count;
        filledTo += count;
        read += count;
        return true;
    }

    private boolean tooLong() throws IOException {
        long start = offset;
        terminated = false;
        int at = begin;
        boolean more = true;
        while (more) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                break;
            }
            begin = filled;
            more = fill();
            at = 0;
        }
        next = Math.min(at + 1, filled);
        begin = 0;
        end = 0;
        offset = start;
        return true;
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int begin() {
        return begin;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public boolean terminated() {
        return terminated;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
