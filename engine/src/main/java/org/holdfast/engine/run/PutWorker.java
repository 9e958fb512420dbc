package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.MetadataCapture;
import org.holdfast.engine.files.SourceChangedException;
import org.holdfast.engine.files.SourceFile;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.staging.BlobRequest;
import org.holdfast.engine.staging.Committed;
import org.holdfast.engine.staging.Filled;
import org.holdfast.engine.staging.Reservation;
import org.holdfast.engine.staging.SealedSegment;
import org.holdfast.engine.staging.SegmentFiller;
import org.holdfast.engine.staging.StagedBlob;
import org.holdfast.engine.staging.StagingCounters;
import org.holdfast.engine.staging.StagingFullException;
import org.holdfast.engine.staging.StagingWriteException;

/**
 * Reads files into staging and enters them in the ledger: bytes fsynced, then the entry, then they
 * are accepted. One lane.
 */
final class PutWorker {
    /** Blobs of one ledger entry. */
    private static final int ENTRY_BLOBS = 5_000;

    private final House house;
    private final PutJob put;
    private final Job job;
    private final Bucket bucket;
    private final Lane lane;
    private final SegmentFiller filler;
    private final Map<Place, Taken> taken = new HashMap<>();
    private boolean lost;

    /** Where a blob lies in staging. */
    private record Place(long segment, int ordinal) {}

    /** What of an object a filled blob is. */
    private record Taken(SourceItem item, UUID version, int index, long offset,
            Optional<Metadata> metadata, Optional<MessageDigest> whole) {}

    PutWorker(House house, PutJob put, Job job, Bucket bucket, Lane lane) {
        this.house = house;
        this.put = put;
        this.job = job;
        this.bucket = bucket;
        this.lane = lane;
        this.filler = house.staging().filler(bucket.policy().domains());
    }

    Lane lane() {
        return lane;
    }

    /** Takes all of them in, or says of each why not. */
    void take(List<SourceItem> items) {
        for (SourceItem item : items) {
            if (job.cancelled()) {
                break;
            }
            one(item);
        }
        commit(false);
    }

    private void one(SourceItem item) {
        try {
            switch (item.kind()) {
                case FILE -> file(item);
                case DIRECTORY, SYMLINK -> bare(item);
            }
        } catch (StagingFullException e) {
            put.once(new Failure.StagingFull(e.asked(), e.free()));
            notTaken(item, e);
        } catch (StagingWriteException e) {
            refused(e);
            notTaken(item, e);
        } catch (IOException e) {
            put.problem(SourceProblem.of(item.path(), e));
        } catch (IllegalArgumentException e) {
            job.problem(new Failure.SourceUnreadable(item.path().toString(),
                    String.valueOf(e.getMessage())));
        }
    }

    private void notTaken(SourceItem item, IOException why) {
        job.problem(new Failure.SourceUnreadable(item.path().toString(),
                "not taken in: " + why.getMessage()));
    }

    /** The staging device failed: what was not durable yet has to be put again. How much it is. */
    private int refused(StagingWriteException e) {
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
        return gone.size();
    }

    private Reservation room(long bytes) throws IOException {
        Optional<Reservation> now = house.staging().tryReserve(bytes);
        if (now.isPresent()) {
            return now.get();
        }
        // What this worker holds open cannot become safe before it is sealed, nor make room.
        commit(true);
        StagingCounters counters = house.staging().counters();
        if (counters.stagedBytes() + counters.reservedBytes() == 0) {
            // Nothing is there that could make room: waiting would be for ever.
            throw new StagingFullException(bytes, counters.freeBytes());
        }
        house.needRoom();
        job.waiting(Wait.Kind.ROOM_IN_STAGING, List.of(Long.toString(bytes)));
        try {
            return house.staging().awaitRoom(bytes);
        } finally {
            job.waitingNoMore(Wait.Kind.ROOM_IN_STAGING);
        }
    }

    private void bare(SourceItem item) throws IOException {
        Metadata metadata = MetadataCapture.read(item.path());
        try (Reservation room = room(0)) {
            Filled filled = filler.fill(room, Channels.newChannel(
                    java.io.InputStream.nullInputStream()), BlobRequest.of(0));
            keep(filled, new Taken(item, house.env().chance().uuid(), 0, 0,
                    Optional.of(metadata), Optional.empty()));
        }
    }

    private void file(SourceItem item) throws IOException {
        boolean small = SourceFile.read(item.path(), new SourceFile.Attempt<Boolean>() {
            private Filled filled;

            @Override
            public Boolean read(SourceFile file) throws IOException {
                filled = null;
                List<Metadata.Hole> holes = file.holes(0, file.length());
                long stored = file.length()
                        - holes.stream().mapToLong(Metadata.Hole::length).sum();
                if (stored > house.blobBytes(bucket)) {
                    return false;
                }
                try (Reservation room = room(stored)) {
                    filled = filler.fill(room, file.content(0, file.length()),
                            new BlobRequest(file.length(), true, holes, Optional.empty()));
                }
                if (!filled.exact()) {
                    filler.drop(filled);
                    throw new SourceChangedException(item.path(), "size");
                }
                keep(filled, new Taken(item, house.env().chance().uuid(), 0, 0,
                        Optional.of(file.metadata()), Optional.empty()));
                return true;
            }

            @Override
            public void discard(Boolean result) throws IOException {
                if (filled != null) {
                    taken.remove(place(filled.blob()));
                    filler.drop(filled);
                }
            }
        });
        if (!small) {
            large(item);
        }
    }

    /**
     * An object of several blobs. Each is accepted by itself, so that it may be larger than
     * staging; the object when the last one is. Its holes are stored as zeros: before the object is
     * complete nobody could tell where they are.
     */
    private void large(SourceItem item) throws IOException {
        UUID version = house.env().chance().uuid();
        MessageDigest whole = sha256();
        long most = house.blobBytes(bucket);
        try (SourceFile file = SourceFile.open(item.path())) {
            int index = 0;
            for (long offset = 0; offset < file.length(); offset += most) {
                long length = Math.min(most, file.length() - offset);
                boolean last = offset + length == file.length();
                Filled filled;
                try (Reservation room = room(length)) {
                    filled = filler.fill(room, new WithZeros(file.content(offset, length),
                            file.holes(offset, length), length), new BlobRequest(length, last,
                            List.of(), Optional.of(whole)));
                }
                if (!filled.exact()) {
                    filler.drop(filled);
                    throw new SourceChangedException(item.path(), "size");
                }
                if (last) {
                    checked(file, filled);
                }
                keep(filled, new Taken(item, version, index++, offset,
                        last ? Optional.of(withoutHoles(file.metadata())) : Optional.empty(),
                        last ? Optional.of(whole) : Optional.empty()));
                commit(false);
            }
        }
    }

    private void checked(SourceFile file, Filled filled) throws IOException {
        try {
            file.check();
        } catch (IOException e) {
            filler.drop(filled);
            throw e;
        }
    }

    private static Metadata withoutHoles(Metadata m) {
        return new Metadata(m.kind(), m.modified(), m.accessed(), m.created(), m.changed(),
                m.owner(), m.attributes(), m.linkTarget(), List.of());
    }

    private static Place place(StagedBlob blob) {
        return new Place(blob.segment(), blob.ordinal());
    }

    private void keep(Filled filled, Taken what) {
        taken.put(place(filled.blob()), what);
    }

    /** Makes durable what was filled, then enters it. {@code seal}: and begins a new segment. */
    private void commit(boolean seal) {
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
                Taken what = taken.remove(place(blob));
                members.add(member(blob, what));
                files += what.metadata().isPresent() ? 1 : 0;
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
                blob.sha256(), what.metadata().map(m -> new Complete(end,
                        what.whole().map(d -> HexFormat.of().formatHex(d.digest()))
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a JDK without SHA-256", e);
        }
    }
}
