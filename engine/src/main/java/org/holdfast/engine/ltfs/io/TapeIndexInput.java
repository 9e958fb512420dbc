package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.holdfast.device.drive.ReadOutcome;

/**
 * The records of an index construct as one stream, up to the filemark that closes it. All but the
 * last record must be full (LTFS Format 2.4, 6.2).
 */
final class TapeIndexInput extends InputStream {
    private final TapeHead head;
    private final char partition;
    private final ByteBuffer room;
    private final long limit;
    private long records;
    private long bytes;
    private boolean lastWasShort;
    private boolean ended;
    private IOException failure;

    /** Reads from where the head is; {@code room} holds one block and is used alone meanwhile. */
    TapeIndexInput(TapeHead head, char partition, ByteBuffer room, long limit) {
        this.head = head;
        this.partition = partition;
        this.room = room;
        this.limit = limit;
        room.clear().limit(0);
    }

    /** Records read so far. */
    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** What stopped the stream, if it was not its end; a parser may have hidden it. */
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        return more() ? room.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, room.remaining());
        room.get(to, offset, count);
        return count;
    }

    private boolean more() throws IOException {
        if (room.hasRemaining()) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (!ended) {
            try {
                record();
            } catch (IOException e) {
                failure = e;
                room.clear().limit(0);
                throw e;
            }
        }
        return room.hasRemaining();
    }

    private void record() throws IOException {
        long block = head.block();
        ReadOutcome outcome =
                MediumErrors.reading(partition, block, () -> head.read(room));
        switch (outcome) {
            case ReadOutcome.Block(int length) -> {
                bytes += length;
                if (lastWasShort || length == 0 || bytes > limit || Guard.is(room)) {
                    throw new DamagedTapeException(partition, block, "not part of an index",
                            null);
                }
                records++;
                lastWasShort = length < room.capacity();
            }
            case ReadOutcome.Filemark _ -> {
                ended = true;
                room.clear().limit(0);
            }
            case ReadOutcome.EndOfData _ ->
                throw new DamagedTapeException(partition, block, "index without its end", null);
        }
    }
}
