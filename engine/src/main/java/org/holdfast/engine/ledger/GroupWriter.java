package org.holdfast.engine.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.form.Group;

/** The end of the last file, where groups are written. One thread at a time. */
final class GroupWriter implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final LedgerFiles files;
    private final long sealBytes;
    private StoreFile file;
    private long first;
    private long position;

    GroupWriter(LedgerFiles files, long sealBytes) {
        this.files = files;
        this.sealBytes = sealBytes;
    }

    /**
     * Goes on behind the last complete group, cuts off what is behind it, and makes all of it
     * durable, and its name: a process that died may have left whole groups, or a new file, that
     * only the page cache has. The last group is written again: when a device fails to take it, the
     * cache keeps the bytes and takes them for clean, and no later fsync would write them.
     */
    void resume(LedgerFile last, long begin, long end) throws IOException {
        file = files.open(last);
        first = last.firstNumber();
        position = end;
        if (file.size() > end) {
            file.truncate(end);
        }
        writeAgain(begin, end);
        file.force();
        files.syncNames();
    }

    private void writeAgain(long begin, long end) throws IOException {
        ByteBuffer some = ByteBuffer.allocate((int) Math.min(CHUNK, end - begin));
        for (long at = begin; at < end; at += some.limit()) {
            some.clear().limit((int) Math.min(some.capacity(), end - at));
            while (some.hasRemaining()) {
                if (file.read(some, at + some.position()) < 0) {
                    throw new EOFException("the ledger's last file ends at " + at);
                }
            }
            file.write(some.flip(), at);
        }
    }

    /**
     * Has a file ready for the entry {@code next}.
     *
     * @return first number of the file that is full now and can be sealed, if there is one
     */
    OptionalLong ready(long next) throws IOException {
        OptionalLong full = OptionalLong.empty();
        if (file != null && position >= sealBytes) {
            full = OptionalLong.of(first);
            close();
        }
        if (file == null) {
            file = files.create(next);
            first = next;
            position = 0;
        }
        return full;
    }

    /** Writes the group and makes it durable; returns the offset where it begins. */
    long write(Group group) throws IOException {
        long begin = position;
        ByteBuffer bytes = group.bytes();
        int size = bytes.remaining();
        file.write(bytes, begin);
        file.force();
        position = begin + size;
        return begin;
    }

    long first() {
        return first;
    }

    long position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            StoreFile closing = file;
            file = null;
            closing.close();
        }
    }
}
