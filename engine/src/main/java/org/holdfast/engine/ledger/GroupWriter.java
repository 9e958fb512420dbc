package org.holdfast.engine.ledger;

import java.io.IOException;
import java.util.OptionalLong;
import org.holdfast.engine.env.StoreFile;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.form.Group;

/** The end of the last file, where groups are written. One thread at a time. */
final class GroupWriter implements AutoCloseable {
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
     * only the page cache has.
     */
    void resume(LedgerFile last, long end) throws IOException {
        file = files.open(last);
        first = last.firstNumber();
        position = end;
        if (file.size() > end) {
            file.truncate(end);
        }
        file.force();
        files.syncNames();
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
        java.nio.ByteBuffer bytes = group.bytes();
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
