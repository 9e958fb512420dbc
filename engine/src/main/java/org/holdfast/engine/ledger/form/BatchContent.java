package org.holdfast.engine.ledger.form;

import java.util.List;
import org.holdfast.engine.ledger.merkle.Hash;

/**
 * What the entry of a batch says of its members.
 *
 * @param segment the staging segment
 * @param domains where its blobs go
 * @param count how many members follow
 * @param root root of the tree over the members' leaves, 64 hex digits
 */
public record BatchContent(long segment, List<String> domains, int count, String root) {
    /** Checks the ranges. */
    public BatchContent {
        domains = List.copyOf(domains);
        if (count < 1 || count > LineLimits.MEMBERS) {
            throw new IllegalArgumentException("batch of " + count + " members");
        }
        Hash.parse(root);
    }
}
