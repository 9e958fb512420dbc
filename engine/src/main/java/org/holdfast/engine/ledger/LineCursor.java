package org.holdfast.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.engine.ledger.file.LedgerDamagedException;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.file.LineSource;
import org.holdfast.engine.ledger.form.LineHead;

/**
 * Goes over the lines of the entries {@code from} to {@code last}, from file to file.
 *
 * <p>It never looks at bytes behind the last entry's, which may be half written. For one thread.
 */
final class LineCursor implements AutoCloseable {
    private final LedgerFiles files;
    private final long last;
    private final LineHead head = new LineHead();
    private LineSource lines;
    private long file;
    private long number;
    private int membersLeft;
    private boolean positioned;
    private final long from;

    /** Nothing when {@code from} is greater than {@code last}. */
    LineCursor(LedgerFiles files, EntryIndex index, long from, long last) throws IOException {
        this.files = files;
        this.from = from;
        this.last = last;
        if (from <= last) {
            EntryIndex.Position start = index.floor(from);
            file = start.file();
            number = start.number() - 1;
            lines = files.lines(file, start.number(), start.offset());
        } else {
            number = last;
        }
    }

    /** The next line; null at the end. The same object each time. */
    LineHead next() throws IOException {
        while (number < last || membersLeft > 0) {
            read();
            if (positioned || head.number() >= from) {
                positioned = true;
                return head;
            }
        }
        return null;
    }

    private void read() throws IOException {
        do {
            if (!lines.next()) {
                nextFile();
            }
            if (!lines.terminated()
                    || !head.whole(lines.bytes(), lines.begin(), lines.end())) {
                throw damaged("a line is not whole or its CRC is wrong");
            }
            head.scan();
            // a sealed file is entered at a member, which may begin before the entry
        } while (!positioned && head.number() <= number && membersLeft == 0);
        if (membersLeft > 0) {
            if (!head.member() || head.number() != number) {
                throw damaged("a member of batch " + number + " is missing");
            }
            membersLeft--;
            return;
        }
        if (head.member() || head.number() != number + 1) {
            throw damaged("entry " + (number + 1) + " is not where it belongs");
        }
        number++;
        membersLeft = head.batch() ? head.batchContent().count() : 0;
    }

    private void nextFile() throws IOException {
        if (membersLeft > 0) {
            throw damaged("batch " + number + " is not complete");
        }
        lines.close();
        file = number + 1;
        lines = files.lines(file, file, 0);
        if (!lines.next()) {
            throw damaged("the file is empty");
        }
    }

    private LedgerDamagedException damaged(String what) throws IOException {
        return new LedgerDamagedException(path(), lines.offset(), what);
    }

    Path path() throws IOException {
        return files.path(file);
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
