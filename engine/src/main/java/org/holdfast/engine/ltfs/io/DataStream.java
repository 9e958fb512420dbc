package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.device.drive.VolumeOverflowException;
import org.holdfast.device.drive.WriteOutcome;

/**
 * Bytes on their way to the data partition: back to back in full blocks, one stretch from one
 * index to the next.
 *
 * <p>A stretch begins behind a filemark, just as an index does, and could be taken for one by a
 * search if a client's bytes were made to look so. Such a stretch, and dead weight that is not
 * closed by a filemark, are ended by a guard record, which no index contains.
 */
final class DataStream {
    private final TapeHead head;
    private final int partition;
    private final ByteBuffer partial;
    private long next;
    private long sinceCommit;
    private long inBlocks;
    private long stretchBegin;
    private boolean stretchGuarded;
    private boolean guardBefore;
    private boolean guardBehind;
    private boolean endReached;
    private boolean full;
    private boolean withdrawn;

    /** Appends at {@code next}; {@code guard}: what lies before it is no filemark. */
    DataStream(TapeHead head, int partition, int blockSize, long next, boolean guard) {
        this.head = head;
        this.partition = partition;
        this.partial = ByteBuffer.allocateDirect(blockSize);
        this.next = next;
        this.stretchBegin = next;
        this.stretchGuarded = guard;
        this.guardBefore = guard;
    }

    /** Where the next byte will be. */
    TapePoint here() {
        return new TapePoint(guardBefore ? next + 1 : next, partial.position());
    }

    /** The block that will be written next. */
    long nextBlock() {
        return next;
    }

    /** The partition has ended; only {@link #withdraw} makes room again. */
    CartridgeFullException full(Throwable cause) {
        endReached = true;
        full = true;
        return new CartridgeFullException(inBlocks, new TapePoint(next, 0), cause);
    }

    boolean endReached() {
        return endReached;
    }

    /** Whether there is nothing on the tape behind the last index that this mount put there. */
    boolean isClean() {
        return sinceCommit == 0 && !withdrawn;
    }

    TapePoint append(ByteBuffer bytes) throws IOException {
        if (full) {
            throw full(null);
        }
        TapePoint begin = here();
        if (!bytes.hasRemaining()) {
            return begin;
        }
        if (sinceCommit == 0) {
            guardBehind = Guard.looksLikeXml(bytes);
        }
        sinceCommit += bytes.remaining();
        while (bytes.hasRemaining()) {
            if (partial.position() == 0 && bytes.remaining() >= partial.capacity()) {
                ByteBuffer block = bytes.slice(bytes.position(), partial.capacity());
                writeBlock(block);
                bytes.position(bytes.position() + partial.capacity());
            } else {
                fill(bytes);
            }
        }
        return begin;
    }

    private void fill(ByteBuffer bytes) throws IOException {
        int count = Math.min(bytes.remaining(), partial.remaining());
        partial.put(partial.position(), bytes, bytes.position(), count);
        partial.position(partial.position() + count);
        bytes.position(bytes.position() + count);
        if (!partial.hasRemaining()) {
            flushPartial();
        }
    }

    /** Writes what waits for a full block as a short one. */
    void flushPartial() throws IOException {
        if (partial.position() > 0) {
            int held = partial.position();
            partial.flip();
            try {
                writeBlock(partial);
            } catch (IOException e) {
                partial.limit(partial.capacity()).position(held);
                throw e;
            }
            partial.clear();
        }
    }

    private void writeBlock(ByteBuffer block) throws IOException {
        int size = block.remaining();
        openStretch();
        put(block);
        inBlocks += size;
    }

    /** Goes to the end, with a guard behind dead weight that is not closed. */
    private void openStretch() throws IOException {
        head.seek(partition, next);
        if (guardBefore) {
            put(Guard.record());
            guardBefore = false;
        }
    }

    private void put(ByteBuffer block) throws IOException {
        try {
            note(head.write(block));
            next++;
        } catch (VolumeOverflowException e) {
            throw full(e);
        }
    }

    /** Ends the stretch: everything is in blocks, and the head is behind the last. */
    void close() throws IOException {
        if (full) {
            throw full(null);
        }
        flushPartial();
        openStretch();
        if (guardBehind) {
            put(Guard.record());
            guardBehind = false;
        }
    }

    /** A new stretch begins at {@code block}, behind an index. */
    void restart(long block) {
        next = block;
        stretchBegin = block;
        stretchGuarded = false;
        withdrawn = false;
        sinceCommit = 0;
        inBlocks = 0;
        guardBehind = false;
    }

    /** The stretch begins anew at its first block; what it had is written over. */
    void withdraw() {
        withdrawn |= next != stretchBegin;
        next = stretchBegin;
        guardBefore = stretchGuarded;
        partial.clear();
        sinceCommit = 0;
        inBlocks = 0;
        guardBehind = false;
        full = false;
    }

    void note(WriteOutcome outcome) {
        switch (outcome) {
            case DONE, PROGRAMMABLE_EARLY_WARNING -> { }
            case EARLY_WARNING -> endReached = true;
        }
    }
}
