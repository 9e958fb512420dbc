package org.holdfast.engine.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.ledger.form.BatchContent;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.fact.Fact;

/**
 * Reads entries in their order, from one number to the last that there was when it was opened.
 *
 * <p>Holds one entry, with all members of a batch, in memory. May be used while the ledger grows
 * and is sealed. For one thread; to be closed.
 */
public final class LedgerReader implements AutoCloseable {
    private final LineCursor cursor;

    LedgerReader(LineCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * The next entry; empty at the end.
     *
     * @throws org.holdfast.engine.ledger.file.LedgerDamagedException when a line is bad
     * @throws org.holdfast.engine.ledger.form.LedgerFormatException when it is of a newer version
     */
    public Optional<LedgerEntry> next() throws IOException {
        LineHead line = cursor.next();
        if (line == null) {
            return Optional.empty();
        }
        long number = line.number();
        Instant time = line.time();
        String actor = line.actor();
        Fact fact = line.batch() ? batch(line) : line.fact();
        return Optional.of(new LedgerEntry(number, time, actor, fact));
    }

    private Fact batch(LineHead line) throws IOException {
        BatchContent content = line.batchContent();
        List<AcceptedBlob> blobs = new ArrayList<>(content.count());
        for (int i = 0; i < content.count(); i++) {
            blobs.add(cursor.next().blob());
        }
        return new Fact.BlobsAccepted(content.segment(), content.domains(), blobs);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }
}
