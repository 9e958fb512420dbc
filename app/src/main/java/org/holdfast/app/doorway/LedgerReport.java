package org.holdfast.app.doorway;

import java.util.Optional;

/**
 * What a check of the ledger's files found; damage is a failure, not a report.
 *
 * @param entries lines that were checked
 * @param members lines of batches that were checked
 * @param files ledger files that were read
 * @param head the tree head over all entries, hex
 * @param torn the file and the byte where a crash has left half a line, if it has; no append of it
 *     had returned, and it does not count
 */
public record LedgerReport(long entries, long members, long files, String head,
        Optional<String> torn) {}
