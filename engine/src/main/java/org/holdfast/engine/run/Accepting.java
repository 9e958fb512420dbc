package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.staging.BlobRequest;
import org.holdfast.engine.staging.Committed;
import org.holdfast.engine.staging.Filled;
import org.holdfast.engine.staging.Reservation;
import org.holdfast.engine.staging.SegmentFiller;
import org.holdfast.engine.staging.StagedBlob;
import org.holdfast.engine.staging.StagingWriteException;

/** What a worker has filled: made durable, then entered, then it is accepted. One lane. */
final class Accepting {
    /** Blobs of one ledger entry. */
    private static final int ENTRY_BLOBS = 5_000;

    private final House house;
    private final PutJob put;
    private final Job job;
    private final Bucket bucket;
    private final SegmentFiller filler;
    private final Map<Place, Taken> taken = new HashMap<>();
    /** Objects of several blobs of which one was not kept: they are never complete. */
    private final Set<UUID> broken = new HashSet<>();
    private boolean lost;

    /** Where a blob lies in staging. */
    private record Place(long segment, int ordinal) {
        static Place of(StagedBlob blob) {
            return new Place(blob.segment(), blob.ordinal());
        }
    }

    /** What of an object a filled blob is. */
    record Taken(SourceItem item, UUID version, int index, long offset,
            Optional<Metadata> metadata, Optional<MessageDigest> whole) {
        private boolean part() {
            return index > 0 || metadata.isEmpty();
        }
    }

    Accepting(House house, PutJob put, Job job, Bucket bucket) {
        this.house = house;
        this.put = put;
        this.job = job;
        this.bucket = bucket;
        this.filler = house.staging().filler(bucket.policy().domains());
    }

    /** Copies a blob into a segment; it is to be kept or dropped before the next. */
    Filled fill(Reservation room, ReadableByteChannel content, BlobRequest request)
            throws IOException {
        return filler.fill(room, content, request);
    }

    /** What was filled last is right; it is accepted with the next commit. */
    void keep(Filled filled, Taken what) {
        taken.put(Place.of(filled.blob()), what);
    }

    /** What was filled last is not right, whether it was kept or not. */
    void drop(Filled filled) throws IOException {
        taken.remove(Place.of(filled.blob()));
        filler.drop(filled);
    }

    void notTaken(SourceItem item, IOException why) {
        job.problem(new Failure.SourceUnreadable(item.path().toString(),
                "not taken in: " + why.getMessage()));
    }

    /** The staging device failed: what was not durable yet has to be put again. How much it is. */
    int refused(StagingWriteException e) {
        List<Taken> gone = new ArrayList<>();
        taken.entrySet().removeIf(t -> {
            boolean lost = t.getKey().segment() == e.segment();
            if (lost) {
                gone.add(t.getValue());
            }
            return lost;
        });
        put.once(new Failure.DeviceFull(house.stagingDirectory().toString()));
        gone.forEach(t -> notTaken(t.item(), e));
        gone.stream().filter(Taken::part).forEach(t -> broken.add(t.version()));
        return gone.size();
    }

    /** Makes durable what was filled, then enters it. {@code seal}: and begins a new segment. */
    void commit(boolean seal) {
        Committed committed;
        try {
            committed = durable(seal);
        } catch (StagingWriteException e) {
            // Nothing is durable now; what is kept comes with the next commit, or is named then.
            return;
        } catch (IOException e) {
            lost(e);
            return;
        }
        Map<Long, List<StagedBlob>> bySegment = new TreeMap<>();
        for (StagedBlob blob : committed.blobs()) {
            bySegment.computeIfAbsent(blob.segment(), s -> new ArrayList<>()).add(blob);
        }
        bySegment.forEach(this::enter);
        // What the ledger does not have nobody can write; the next start finds what it has.
        if (!lost) {
            committed.sealed().forEach(put::seal);
        }
    }

    /** One segment that fails does not take the others with it. */
    private Committed durable(boolean seal) throws IOException {
        for (;;) {
            try {
                return seal ? filler.seal() : filler.commitPoint();
            } catch (StagingWriteException e) {
                if (refused(e) == 0) {
                    throw e;
                }
            }
        }
    }

    private void enter(long segment, List<StagedBlob> blobs) {
        put.holds(segment);
        for (int i = 0; !lost && i < blobs.size(); i += ENTRY_BLOBS) {
            List<AcceptedBlob> members = new ArrayList<>();
            long files = 0;
            long bytes = 0;
            for (StagedBlob blob : blobs.subList(i, Math.min(blobs.size(), i + ENTRY_BLOBS))) {
                Taken what = taken.remove(Place.of(blob));
                members.add(member(blob, what));
                files += completes(what) ? 1 : 0;
                bytes += blob.length();
            }
            try {
                house.journal().append(job.actor(), new Fact.BlobsAccepted(segment,
                        bucket.policy().domains(), members));
                put.accepted(segment, files, bytes);
            } catch (IOException e) {
                lost(e);
            }
        }
    }

    /** Whether a blob of this version was refused: the rest of it is not worth reading. */
    boolean broken(UUID version) {
        return broken.contains(version);
    }

    private boolean completes(Taken what) {
        return what.metadata().isPresent() && !broken.contains(what.version());
    }

    /** Neither staging nor ledger take anything any more: none of this is accepted. */
    private void lost(IOException e) {
        lost = true;
        put.once(new Failure.HomeUnusable(house.stagingDirectory().getParent().toString(),
                String.valueOf(e.getMessage())));
        job.halt();
    }

    private AcceptedBlob member(StagedBlob blob, Taken what) {
        long end = what.offset() + blob.length();
        return new AcceptedBlob(bucket.id(), what.item().key(), what.version(), blob.ordinal(),
                blob.segmentOffset(), blob.stored(), what.index(), what.offset(), blob.length(),
                blob.sha256(), what.metadata().filter(m -> completes(what)).map(
                        m -> new Complete(end, what.whole()
                                .map(d -> HexFormat.of().formatHex(d.digest()))
                                .orElse(blob.sha256()), m)));
    }

    /** The end of the job's files: nothing stays open. */
    void finish() {
        if (!lost) {
            commit(true);
        }
        taken.values().forEach(t -> notTaken(t.item(),
                new IOException("staging or the ledger did not keep it")));
        taken.clear();
        try {
            filler.close();
        } catch (IOException e) {
            lost(e);
        }
    }
}
