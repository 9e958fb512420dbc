package org.holdfast.app.doorway;

import java.util.Optional;

/**
 * What a check of the ledger's files found; damage is a failure, not a report.
 *
 * @param entries lines that were checked
 * @param files ledger files that were read
 * @param head the tree head over all entries, hex
 * @param tornBytes bytes after the last whole line of the last file, which are dropped
 * @param note more to know, in the ledger's words
 */
public record LedgerReport(long entries, long files, String head, long tornBytes,
        Optional<String> note) {}
