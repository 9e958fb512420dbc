package org.holdfast.engine.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.Hash;
import org.holdfast.engine.ledger.merkle.MerkleTree;
import org.holdfast.engine.ledger.merkle.TreeHasher;

/** Reads what proofs need from the ledger's files. Safe for any thread. */
final class ProofDesk {
    private final LedgerFiles files;
    private final EntryIndex index;
    private final ReadDamage damage;

    ProofDesk(LedgerFiles files, EntryIndex index, ReadDamage damage) {
        this.files = files;
        this.index = index;
        this.damage = damage;
    }

    /** The lines of these entries; to be closed. */
    LineCursor cursor(long from, long last) throws IOException {
        return new LineCursor(files, index, from, last, damage);
    }

    /** Leaf hashes of {@code count} entries, the first of them leaf {@code first}, from 0. */
    List<byte[]> leaves(long first, int count) throws IOException {
        TreeHasher hasher = new TreeHasher();
        List<byte[]> leaves = new ArrayList<>(count);
        try (LineCursor cursor = cursor(first + 1, first + count)) {
            for (LineHead line = cursor.next(); line != null; line = cursor.next()) {
                if (!line.member()) {
                    leaves.add(line.leafHash(hasher));
                }
            }
        }
        return leaves;
    }

    /** The entry's object as written. */
    byte[] leaf(long number) throws IOException {
        try (LineCursor cursor = cursor(number, number)) {
            return cursor.next().leaf();
        }
    }

    /** The member's path in its batch and both leaves; the path in the ledger is asked for. */
    MemberProof member(long number, int member, MerkleTree ledger, long treeSize)
            throws IOException {
        byte[] entry;
        byte[] commit = null;
        List<byte[]> leaves = new ArrayList<>();
        Hash root;
        try (LineCursor cursor = cursor(number, number)) {
            LineHead line = cursor.next();
            if (!line.batch() || member < 0 || member >= line.batchContent().count()) {
                throw new IllegalArgumentException("entry " + number + " has no member " + member);
            }
            entry = line.leaf();
            root = Hash.parse(line.batchContent().root());
            TreeHasher hasher = new TreeHasher();
            for (line = cursor.next(); line != null; line = cursor.next()) {
                if (leaves.size() == member) {
                    commit = line.leaf();
                }
                leaves.add(line.leafHash(hasher));
            }
        }
        MerkleTree batch = MerkleTree.of(leaves);
        if (!batch.head().root().equals(root)) {
            throw new IOException("the members of entry " + number + " do not have its root");
        }
        return new MemberProof(commit, batch.inclusion(member, leaves.size()), entry,
                ledger.inclusion(number - 1, treeSize));
    }
}
