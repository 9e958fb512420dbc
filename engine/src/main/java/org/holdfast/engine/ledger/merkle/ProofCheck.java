package org.holdfast.engine.ledger.merkle;

import java.util.List;

/**
 * Checks proofs without the tree (algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2, on the hashes of
 * RFC 6962). A proof is hostile input: any list of hashes is answered with yes or no.
 */
public final class ProofCheck {
    private ProofCheck() {}

    /** Whether the bytes {@code leaf} are the proof's leaf of the tree with this head. */
    public static boolean included(byte[] leaf, InclusionProof proof, TreeHead head) {
        return included(Hash.of(new TreeHasher().leaf(leaf)), proof, head);
    }

    /** Whether a leaf with this hash is the proof's leaf of the tree with this head. */
    public static boolean included(Hash leafHash, InclusionProof proof, TreeHead head) {
        if (proof.size() != head.size()) {
            return false;
        }
        TreeHasher hasher = new TreeHasher();
        long fn = proof.index();
        long sn = proof.size() - 1;
        byte[] root = leafHash.bytes();
        for (Hash step : proof.path()) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                root = hasher.node(step.bytes(), root);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                root = hasher.node(root, step.bytes());
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Hash.of(root).equals(head.root());
    }

    /** Whether the tree of {@code newer} begins with the tree of {@code older}. */
    public static boolean consistent(TreeHead older, TreeHead newer, ConsistencyProof proof) {
        if (proof.oldSize() != older.size() || proof.newSize() != newer.size()) {
            return false;
        }
        if (older.size() == 0) {
            return proof.path().isEmpty()
                    && older.root().equals(Hash.of(new TreeHasher().empty()));
        }
        if (older.size() == newer.size()) {
            return proof.path().isEmpty() && older.root().equals(newer.root());
        }
        return grown(older, newer, proof.path());
    }

    private static boolean grown(TreeHead older, TreeHead newer, List<Hash> path) {
        TreeHasher hasher = new TreeHasher();
        long fn = older.size() - 1;
        long sn = newer.size() - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        int at = 0;
        boolean oldIsNode = fn == 0;
        if (!oldIsNode && path.isEmpty()) {
            return false;
        }
        byte[] fr = oldIsNode ? older.root().bytes() : path.get(at++).bytes();
        byte[] sr = fr;
        for (; at < path.size(); at++) {
            if (sn == 0) {
                return false;
            }
            byte[] step = path.get(at).bytes();
            if ((fn & 1) == 1 || fn == sn) {
                fr = hasher.node(step, fr);
                sr = hasher.node(step, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hasher.node(sr, step);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Hash.of(fr).equals(older.root()) && Hash.of(sr).equals(newer.root());
    }
}
