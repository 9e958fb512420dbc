package org.holdfast.engine.ledger;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.engine.env.FileStore;
import org.holdfast.engine.ledger.file.LedgerFile;
import org.holdfast.engine.ledger.file.LedgerFiles;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.MerkleTree;

/**
 * Checks a ledger by its files alone, without an engine: CRCs, numbers, times, groups, that every
 * fact can be read, roots of batches, commitments of members. Writes nothing. Safe for any thread.
 */
public final class LedgerVerifier {
    private LedgerVerifier() {}

    private static final class Sink implements LedgerScan.Sink {
        private final MerkleTree tree = new MerkleTree((first, count) -> {
            throw new IllegalStateException("no proofs here");
        });
        private long members;

        @Override
        public String inspect(LineHead line) throws IOException {
            if (line.member()) {
                if (!line.memberLine().opens()) {
                    return "member " + line.index() + " of batch " + line.number()
                            + " does not open its commitment";
                }
                members++;
                return null;
            }
            line.actor();
            if (line.batch()) {
                line.batchContent();
            } else {
                line.fact();
            }
            return null;
        }

        @Override
        public void entry(long number, byte[] leafHash, LedgerFile file, long offset) {
            tree.add(leafHash);
        }
    }

    /**
     * Checks the ledger in {@code directory} up to the first problem.
     *
     * @throws org.holdfast.engine.ledger.form.LedgerFormatException when a newer Holdfast wrote it
     */
    public static LedgerReport verify(FileStore store, Path directory) throws IOException {
        LedgerFiles files = new LedgerFiles(store, directory);
        Sink sink = new Sink();
        LedgerScan.Result found = new LedgerScan(files, sink).run();
        return new LedgerReport(files.list().size(), sink.tree.size(), sink.members,
                found.damage().map(LedgerVerifier::finding),
                found.torn().map(LedgerVerifier::finding), sink.tree.head());
    }

    private static LedgerReport.Finding finding(LedgerScan.Place place) {
        return new LedgerReport.Finding(place.file().getFileName().toString(), place.offset(),
                place.what());
    }
}
