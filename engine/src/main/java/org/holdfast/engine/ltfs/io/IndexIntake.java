package org.holdfast.engine.ltfs.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.ltfs.format.DirectoryEntry;
import org.holdfast.engine.ltfs.format.IndexLimits;
import org.holdfast.engine.ltfs.format.IndexReader;
import org.holdfast.engine.ltfs.format.LtfsFormatException;

/**
 * Takes an index from the tape: checks it to its last byte while it streams into the spool. What
 * is not an index, or a damaged one, is an answer; a drive that fails is an exception.
 */
final class IndexIntake {
    private static final System.Logger LOG = System.getLogger(IndexIntake.class.getName());
    private static final int DRAIN = 1 << 13;

    private final TapeHead head;
    private final VolumeLabels labels;
    private final IndexSpool spool;
    private final IndexLimits limits;
    private final ByteBuffer room;

    IndexIntake(TapeHead head, VolumeLabels labels, IndexSpool spool, IndexLimits limits) {
        this.head = head;
        this.labels = labels;
        this.spool = spool;
        this.limits = limits;
        this.room = ByteBuffer.allocateDirect(labels.blockSize());
    }

    ByteBuffer room() {
        return room;
    }

    /**
     * Reads the index that begins at {@code block}, through the filemark that closes it.
     *
     * @param keep whether the spool gets it
     */
    Optional<TakenIndex> take(int physical, long block, boolean keep) throws IOException {
        char partition = labels.letter(physical);
        IndexCheck check = new IndexCheck(labels, partition, block);
        TapeIndexInput in = new TapeIndexInput(head, partition, room, limits.maxBytes());
        try {
            head.seek(physical, block);
            return Optional.of(keep ? kept(in, check)
                    : parse(in, new SpoolDigest(OutputStream.nullOutputStream()), check));
        } catch (LtfsFormatException | DamagedTapeException e) {
            if (in.failure() != null && !(in.failure() instanceof DamagedTapeException)) {
                throw in.failure();
            }
            LOG.log(System.Logger.Level.DEBUG, "no index at partition " + partition + " block "
                    + block + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private TakenIndex kept(TapeIndexInput in, IndexCheck check) throws IOException {
        UUID volume = labels.index().volume();
        SpoolFile file = spool.begin(volume);
        boolean well = false;
        try {
            TakenIndex taken = parse(in, new SpoolDigest(file), check);
            file.finish();
            file.keep(spool.file(volume, taken.generation()));
            well = true;
            return taken;
        } finally {
            if (!well) {
                file.discard();
            }
        }
    }

    private TakenIndex parse(TapeIndexInput in, SpoolDigest digest, IndexCheck check)
            throws IOException {
        TeeInput tee = new TeeInput(in, digest);
        IndexReader reader = new IndexReader(tee, limits);
        DirectoryEntry root = null;
        while (true) {
            switch (reader.next()) {
                case IndexReader.Event.Enter(DirectoryEntry d) -> root = root == null ? d : root;
                case IndexReader.Event.File(var f) -> check.file(f);
                case IndexReader.Event.Leave _ -> { }
                case IndexReader.Event.End _ -> {
                    drain(tee);
                    check.header(reader.header());
                    return new TakenIndex(
                            new SpooledIndex(reader.header(), digest.bytes(), digest.hex()),
                            root);
                }
            }
        }
    }

    /** Reads what a parser may leave: nothing but white space, up to the filemark. */
    private static void drain(InputStream in) throws IOException {
        byte[] rest = new byte[DRAIN];
        for (int n = in.read(rest); n >= 0; n = in.read(rest)) {
            for (int i = 0; i < n; i++) {
                if (rest[i] != '\n' && rest[i] != '\r' && rest[i] != ' ' && rest[i] != '\t') {
                    throw new LtfsFormatException("bytes behind the end of an index");
                }
            }
        }
    }

    /** The same from the spool, if it still has exactly this index. */
    Optional<TakenIndex> fromSpool(SpooledIndex known) throws IOException {
        try (InputStream in = spool.open(known.header().volume(), known.header().generation())) {
            SpoolDigest digest = new SpoolDigest(OutputStream.nullOutputStream());
            TeeInput tee = new TeeInput(in, digest);
            IndexReader reader = new IndexReader(tee, limits);
            DirectoryEntry root = null;
            if (reader.next() instanceof IndexReader.Event.Enter(DirectoryEntry d)) {
                root = d;
            }
            tee.transferTo(OutputStream.nullOutputStream());
            boolean same = root != null && digest.hex().equals(known.sha256());
            return same ? Optional.of(new TakenIndex(known, root)) : Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an index in the spool cannot be used: " + e);
            return Optional.empty();
        }
    }
}
