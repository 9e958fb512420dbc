package org.holdfast.engine.ledger;

import java.io.IOException;
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
    private final ReadDamage damage;
    private final LineHead head = new LineHead();
    private LineSource lines;
    private long file;
    /** The last entry that was given, or that is passed over. */
    private long number;
    /** Number on the line read last. */
    private long seen;
    private int membersLeft;

    /** Nothing when {@code from} is greater than {@code last}. */
    LineCursor(LedgerFiles files, EntryIndex index, long from, long last, ReadDamage damage)
            throws IOException {
        this.files = files;
        this.last = last;
        this.damage = damage;
        number = Math.min(from - 1, last);
        if (from <= last) {
            EntryIndex.Position start = index.floor(from);
            file = start.file();
            seen = start.number() - 1;
            try {
                lines = files.lines(file, from, start.offset());
            } catch (LedgerDamagedException e) {
                damage.found(e);
                throw e;
            }
        }
    }

    /** The next line; null at the end. The same object each time. */
    LineHead next() throws IOException {
        try {
            return line();
        } catch (LedgerDamagedException e) {
            damage.found(e);
            throw e;
        }
    }

    private LineHead line() throws IOException {
        if (number == last && membersLeft == 0) {
            return null;
        }
        do {
            read();
            // a file can only be entered at some places, which may be before the entry
        } while (membersLeft == 0 && head.number() <= number);
        if (membersLeft > 0) {
            if (!head.member() || head.number() != number) {
                throw damaged("a member of batch " + number + " is missing");
            }
            membersLeft--;
            return head;
        }
        if (head.member() || head.number() != number + 1) {
            throw damaged("entry " + (number + 1) + " is not where it belongs");
        }
        number++;
        membersLeft = head.batch() ? head.batchContent().count() : 0;
        return head;
    }

    private void read() throws IOException {
        if (!lines.next()) {
            nextFile();
        }
        if (!lines.terminated() || !head.whole(lines.bytes(), lines.begin(), lines.end())) {
            throw damaged("a line is not whole or its CRC is wrong");
        }
        head.scan();
        seen = head.number();
    }

    private void nextFile() throws IOException {
        if (membersLeft > 0) {
            throw damaged("batch " + number + " is not complete");
        }
        lines.close();
        file = seen + 1;
        lines = files.lines(file, file, 0);
        if (!lines.next()) {
            throw damaged("the file is empty");
        }
    }

    private LedgerDamagedException damaged(String what) throws IOException {
        return new LedgerDamagedException(files.path(file), lines.offset(), what);
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
