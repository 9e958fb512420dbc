package org.holdfast.engine.ledger;

import java.io.IOException;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.Hash;
import org.holdfast.engine.ledger.merkle.InclusionProof;
import org.holdfast.engine.ledger.merkle.ProofCheck;
import org.holdfast.engine.ledger.merkle.TreeHead;

/**
 * The proof that a blob was accepted: its path in its batch and the batch's in the ledger. It shows
 * no other object's name, and this one's only to whom is also given what opens the commitment.
 *
 * @param commit the member's {@code commit} as written
 * @param member its path in the batch
 * @param entry the batch's entry as written
 * @param inLedger the entry's path in the ledger
 */
public record MemberProof(byte[] commit, InclusionProof member, byte[] entry,
        InclusionProof inLedger) {

    /**
     * Checks the proof; a proof is hostile input.
     *
     * @return whether the ledger with this head holds the member
     */
    public boolean holds(TreeHead head) {
        try {
            LineHead line = LineHead.ofLeaf(entry);
            if (!line.batch() || line.number() != inLedger.index() + 1) {
                return false;
            }
            TreeHead batch = new TreeHead(line.batchContent().count(),
                    Hash.parse(line.batchContent().root()));
            return ProofCheck.included(commit, member, batch)
                    && ProofCheck.included(entry, inLedger, head);
        } catch (IOException e) {
            // not an entry at all: proves nothing
            return false;
        }
    }
}
