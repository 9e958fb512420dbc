package org.holdfast.engine.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.engine.ledger.file.LedgerDamagedException;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.file.Voucher;
import org.holdfast.engine.ledger.file.Vouchers;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.Hash;
import org.holdfast.engine.ledger.merkle.MerkleTree;

/**
 * The sealed files at the ledger's begin: taken by their vouchers when it is opened, read in full
 * afterwards. Why that is enough, and when damage in them is found, is in
 * {@code adr/0012-opening-reads-what-is-not-vouched-for.md}. For one thread at a time.
 */
final class SealedPart {
    /**
     * How far vouchers reach.
     *
     * @param files how many of the ledger's files
     * @param last number of the last entry in them
     * @param lastTime its time
     */
    record Reach(int files, long last, byte[] lastTime) {}

    private static final System.Logger LOG = System.getLogger(SealedPart.class.getName());
    private static final Reach NOTHING = new Reach(0, 0, LineHead.FIRST_TIME);

    private final LedgerFiles files;
    private final MerkleTree tree;
    private final EntryIndex index;
    private final ProofDesk desk;
    private final List<Voucher> taken = new ArrayList<>();

    SealedPart(LedgerFiles files, MerkleTree tree, EntryIndex index, ProofDesk desk) {
        this.files = files;
        this.tree = tree;
        this.index = index;
        this.desk = desk;
    }

    /** Takes as many files as there are vouchers for, up to the first without one. */
    Reach take(List<LedgerFile> all) throws IOException {
        // a voucher that does not fit must not leave anything in the ledger's own tree
        MerkleTree trial = new MerkleTree((first, count) -> {
            throw new IllegalStateException("no proofs here");
        });
        List<Voucher> found = new ArrayList<>();
        for (LedgerFile file : all) {
            Optional<Voucher> voucher = files.vouchers().find(file);
            long next = found.isEmpty() ? 1 : found.getLast().last() + 1;
            if (voucher.isEmpty() || file.firstNumber() != next) {
                break;
            }
            Voucher v = voucher.get();
            trial.extend(v.chunks(), v.leaves());
            if (trial.size() != v.last() || !trial.head().root().equals(v.root())) {
                LOG.log(System.Logger.Level.WARNING, "the voucher of {0} contradicts those before "
                        + "it; all of the ledger is read", file.path());
                return NOTHING;
            }
            found.add(v);
        }
        for (Voucher v : found) {
            tree.extend(v.chunks(), v.leaves());
            index.addAll(v.first(), v.last(), v.first());
        }
        found.forEach(v -> taken.add(v.withoutChunks()));
        return found.isEmpty() ? NOTHING
                : new Reach(found.size(), found.getLast().last(), found.getLast().lastTime());
    }

    /** Vouches for a sealed file that was read, or sealed, since the ledger was opened. */
    void vouch(long first, long last) throws IOException {
        byte[] time = new byte[LineHead.TIME_BYTES];
        try (LineCursor cursor = desk.cursor(last, last)) {
            cursor.next().copyTime(time);
        }
        int count = Math.toIntExact(Voucher.chunks(first, last));
        byte[] chunks = new byte[count * Hash.BYTES];
        for (int i = 0; i < count; i++) {
            byte[] root = tree.chunk((first - 1) / MerkleTree.CHUNK + i);
            System.arraycopy(root, 0, chunks, i * Hash.BYTES, Hash.BYTES);
        }
        Vouchers.Seal seal = files.vouchers().seal(files.sealedFile(first));
        files.vouchers().put(new Voucher(first, last, time, seal.bytes(), seal.endCrc(),
                tree.head(last).root(), chunks, openLeaves(last)));
    }

    /** Hashes of the leaves up to entry {@code last} that are in no complete chunk. */
    private byte[] openLeaves(long last) throws IOException {
        int open = (int) (last % MerkleTree.CHUNK);
        List<byte[]> hashes = desk.leaves(last - open, open);
        byte[] leaves = new byte[open * Hash.BYTES];
        for (int i = 0; i < open; i++) {
            System.arraycopy(hashes.get(i), 0, leaves, i * Hash.BYTES, Hash.BYTES);
        }
        return leaves;
    }

    /** How many files were taken by their vouchers. */
    int size() {
        return taken.size();
    }

    /**
     * Reads file {@code i} of those that were taken, as if there were no voucher.
     *
     * @throws LedgerDamagedException when it is not what it is vouched for
     */
    void check(int i) throws IOException {
        Voucher v = taken.get(i);
        Reach before = i == 0 ? NOTHING
                : new Reach(i, taken.get(i - 1).last(), taken.get(i - 1).lastTime());
        LedgerFile file = files.sealedFile(v.first());
        Chunks chunks = new Chunks(v.first());
        Optional<LedgerScan.Place> bad = new LedgerScan(files, chunks).only(file, before);
        if (bad.isPresent()) {
            throw new LedgerDamagedException(bad.get().file(), bad.get().offset(),
                    bad.get().what());
        }
        boolean right = chunks.right && chunks.last == v.last()
                && Arrays.equals(openLeaves(v.last()), v.leaves());
        long begun = (v.first() - 1) / MerkleTree.CHUNK;
        if (right && (v.first() - 1) % MerkleTree.CHUNK != 0
                && v.last() / MerkleTree.CHUNK > begun) {
            List<byte[]> leaves = desk.leaves(begun * MerkleTree.CHUNK, MerkleTree.CHUNK);
            right = Arrays.equals(MerkleTree.of(leaves).head().root().bytes(), tree.chunk(begun));
        }
        if (!right) {
            throw new LedgerDamagedException(file.path(), 0,
                    "its entries are not those that the ledger's tree is made of");
        }
    }

    /** Compares the chunks that are in one file as a whole. */
    private final class Chunks implements LedgerScan.Sink {
        private final List<byte[]> leaves = new ArrayList<>();
        private boolean right = true;
        private long last;

        Chunks(long first) {
            last = first - 1;
        }

        @Override
        public void entry(long number, byte[] leafHash, LedgerFile file, long offset) {
            last = number;
            boolean begins = (number - 1) % MerkleTree.CHUNK == 0;
            if (!begins && leaves.isEmpty()) {
                return;
            }
            leaves.add(leafHash);
            if (leaves.size() == MerkleTree.CHUNK) {
                right &= Arrays.equals(MerkleTree.of(leaves).head().root().bytes(),
                        tree.chunk((number - 1) / MerkleTree.CHUNK));
                leaves.clear();
            }
        }
    }
}
