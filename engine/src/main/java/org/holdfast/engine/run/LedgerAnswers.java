package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerEntry;
import org.holdfast.engine.ledger.LedgerReader;
import org.holdfast.engine.ledger.form.FactNames;

/** Ledger entries as rows, with their JSON as it was written. */
final class LedgerAnswers {
    private static final int MOST = 10_000;

    private final Ledger ledger;

    LedgerAnswers(Ledger ledger) {
        this.ledger = ledger;
    }

    Rows.LedgerPage entries(Query.LedgerEntries q) throws IOException, ArchiveException {
        if (q.limit() < 1 || q.limit() > MOST) {
            throw new ArchiveException(new Failure.OutOfRange("limit", q.limit(), 1, MOST));
        }
        if (q.from() < 1) {
            throw new ArchiveException(new Failure.OutOfRange("from", q.from(), 1,
                    Long.MAX_VALUE));
        }
        List<Rows.LedgerRow> rows = new ArrayList<>();
        try (LedgerReader reader = ledger.read(q.from())) {
            Optional<LedgerEntry> next = reader.next();
            while (next.isPresent() && rows.size() < q.limit()) {
                LedgerEntry e = next.get();
                rows.add(new Rows.LedgerRow(e.number(), e.time(), e.actor(),
                        FactNames.nameOf(e.fact().getClass()),
                        new String(ledger.leaf(e.number()), StandardCharsets.UTF_8)));
                next = reader.next();
            }
        }
        return new Rows.LedgerPage(rows);
    }
}
