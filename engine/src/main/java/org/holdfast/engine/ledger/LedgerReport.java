package org.holdfast.engine.ledger;

import java.util.Optional;
import org.holdfast.engine.ledger.merkle.TreeHead;

/**
 * What a verification of ledger files has found.
 *
 * @param files how many files there are
 * @param entries entries that are right, up to the first problem
 * @param members members of batches that are right
 * @param problem the first thing that is wrong
 * @param torn what a crash has left at the end; no append of it had returned
 * @param head size and root over the entries that are right
 */
public record LedgerReport(int files, long entries, long members, Optional<Finding> problem,
        Optional<Finding> torn, TreeHead head) {
    /**
     * A place in a file.
     *
     * @param file name of the file
     * @param offset first byte, in the file's lines
     * @param what what was found there
     */
    public record Finding(String file, long offset, String what) {}

    /** Whether nothing is wrong; a torn end is not. */
    public boolean good() {
        return problem.isEmpty();
    }
}
