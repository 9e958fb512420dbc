package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.holdfast.device.drive.ReadOutcome;

/**
 * Reads stretches of bytes. Keeps the block read last, so that files packed into shared blocks
 * and read in the order of the tape cost no locate.
 */
final class BlockReader {
    private static final int NONE = -1;
    private static final System.Logger LOG = System.getLogger(BlockReader.class.getName());

    private final TapeHead head;
    private final int blockSize;
    private final ByteBuffer room;
    private int heldPartition = NONE;
    private long heldBlock;

    BlockReader(TapeHead head, int blockSize) {
        this.head = head;
        this.blockSize = blockSize;
        this.room = ByteBuffer.allocateDirect(blockSize);
    }

    /** Reads {@code count} bytes; {@code id} is the partition's letter, for messages. */
    void read(int partition, char id, TapePoint from, long count, ByteSink sink)
            throws IOException {
        long left = count;
        long block = from.startBlock();
        int offset = from.byteOffset();
        while (left > 0) {
            hold(partition, id, block);
            int wanted = (int) Math.min(left, blockSize - offset);
            if (room.limit() < offset + wanted) {
                throw new DamagedTapeException(id, block, "block of " + room.limit()
                        + " bytes, at least " + (offset + wanted) + " needed", null);
            }
            sink.accept(room.slice(offset, wanted).asReadOnlyBuffer());
            left -= wanted;
            offset = 0;
            block++;
        }
    }

    private void hold(int partition, char id, long block) throws IOException {
        if (heldPartition == partition && heldBlock == block) {
            return;
        }
        drop();
        ReadOutcome outcome;
        try {
            outcome = once(partition, id, block);
        } catch (DamagedTapeException e) {
            // Whatever follows from this gives something up: it has to fail twice.
            LOG.log(System.Logger.Level.INFO, "tried again", e);
            outcome = once(partition, id, block);
        }
        switch (outcome) {
            case ReadOutcome.Block _ -> {
                heldPartition = partition;
                heldBlock = block;
            }
            case ReadOutcome.Filemark _ ->
                throw new DamagedTapeException(id, block, "a filemark, not data", null);
            case ReadOutcome.EndOfData _ ->
                throw new DamagedTapeException(id, block, "behind the end of data", null);
        }
    }

    private ReadOutcome once(int partition, char id, long block) throws IOException {
        return MediumErrors.reading(id, block, () -> {
            head.seek(partition, block);
            return head.read(room);
        });
    }

    /** Forgets the block read last: its partition may be written now. */
    void drop() {
        heldPartition = NONE;
    }
}
