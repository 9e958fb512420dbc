package org.holdfast.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.MetadataCapture;
import org.holdfast.engine.files.SourceChangedException;
import org.holdfast.engine.files.SourceFile;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.staging.BlobRequest;
import org.holdfast.engine.staging.Filled;
import org.holdfast.engine.staging.Reservation;
import org.holdfast.engine.staging.RoomAnswer;
import org.holdfast.engine.staging.RoomWish;
import org.holdfast.engine.staging.StagingCounters;
import org.holdfast.engine.staging.StagingFullException;
import org.holdfast.engine.staging.StagingWriteException;

/**
 * Reads files into staging, batch by batch.
 *
 * <p>It never waits: when there is no room it keeps its place, gives its lane away and goes on when
 * staging calls. Everything happens on its lane.
 */
final class PutWorker implements RoomAnswer {
    /** How often room is waited for to read one file, which asks for more when it has grown. */
    private static final int MOST_WAITS = SourceFile.RETRIES + 1;
    private static final System.Logger LOG = System.getLogger(PutWorker.class.getName());

    private final House house;
    private final PutJob put;
    private final Job job;
    private final Bucket bucket;
    private final Lane lane;
    private final Accepting accepting;
    private final Queue<Batch> batches = new ArrayDeque<>();
    private Optional<Batch> batch = Optional.empty();
    private Optional<SourceItem> item = Optional.empty();
    private Optional<LargeFile> large = Optional.empty();
    private Optional<RoomWish> wish = Optional.empty();
    private Optional<Reservation> granted = Optional.empty();
    private Optional<Runnable> atEnd = Optional.empty();
    private long wanted;
    private int waits;
    private boolean ended;
    /** The job is paused, and this worker has stopped where it can go on. */
    private boolean held;

    private record Batch(Iterator<SourceItem> items, Runnable taken) {}

    /** How far a small file has come. */
    private enum Step { TAKEN, LARGE, WAITS }

    PutWorker(House house, PutJob put, Job job, Bucket bucket, Lane lane) {
        this.house = house;
        this.put = put;
        this.job = job;
        this.bucket = bucket;
        this.lane = lane;
        this.accepting = new Accepting(house, put, job, bucket);
    }

    Lane lane() {
        return lane;
    }

    /** Takes all of them in, or says of each why not; {@code taken} is told when it is done. */
    void take(List<SourceItem> items, Runnable taken) {
        batches.add(new Batch(items.iterator(), taken));
        work();
    }

    /** No more batches come; {@code told} is told when nothing of this worker is open. */
    void end(Runnable told) {
        atEnd = Optional.of(told);
        work();
    }

    /** The job is to end: nothing is waited for any longer. */
    void wake() {
        wish.ifPresentOrElse(RoomWish::cancel, this::work);
    }

    /** The job is paused or goes on: looks whether to go on; returns at once. */
    void steered() {
        work();
    }

    /** Somebody waits for room: what lies here and is finished with is to be written. */
    void roomWanted() {
        if (batch.isEmpty() && !ended) {
            commit(true);
        }
    }

    @Override
    public void granted(Reservation room) {
        answered();
        granted = Optional.of(room);
        work();
    }

    @Override
    public void refused(IOException why) {
        answered();
        if (!job.cancelled()) {
            item.ifPresent(i -> failed(i, why));
            over();
        }
        work();
    }

    private void answered() {
        wish = Optional.empty();
        job.waitingNoMore(Wait.Kind.ROOM_IN_STAGING);
    }

    /** One batch, or up to where there is no room; other jobs on the lane have their turn then. */
    private void work() {
        if (wish.isPresent() || ended) {
            return;
        }
        if (batch.isEmpty()) {
            batch = Optional.ofNullable(batches.poll());
        }
        held = false;
        while (batch.isPresent() && wish.isEmpty() && !held && next()) {
            if (one(item.orElseThrow())) {
                over();
            } else if (!held) {
                park();
            }
        }
        if (held) {
            granted.ifPresent(Reservation::close);
            granted = Optional.empty();
            // What was accepted is written on, whatever becomes of the rest.
            commit(true);
        } else if (wish.isEmpty()) {
            batchOver();
        }
    }

    private boolean next() {
        Iterator<SourceItem> items = batch.orElseThrow().items();
        if (job.cancelled()) {
            if (item.isPresent() || items.hasNext()) {
                put.cutShort();
            }
            over();
            return false;
        }
        if (item.isEmpty() && items.hasNext()) {
            held = job.paused();
            if (held) {
                return false;
            }
            item = Optional.of(items.next());
        }
        return item.isPresent();
    }

    private void batchOver() {
        if (batch.isPresent()) {
            commit(false);
            Runnable taken = batch.get().taken();
            batch = Optional.empty();
            taken.run();
        }
        if (!batches.isEmpty()) {
            put.post(lane, this::work);
        } else if (atEnd.isPresent()) {
            finish();
        } else if (somebodyWaits()) {
            commit(true);
        }
    }

    private void finish() {
        ended = true;
        try {
            accepting.finish();
        } catch (RuntimeException e) {
            put.unexpected(e);
        } finally {
            atEnd.orElseThrow().run();
        }
    }

    private boolean somebodyWaits() {
        try {
            return house.staging().counters().waiting() > 0;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "staging cannot be asked", e);
            return false;
        }
    }

    private void commit(boolean seal) {
        try {
            accepting.commit(seal);
        } catch (RuntimeException e) {
            put.unexpected(e);
        }
    }

    /** Nothing more is done for the item. */
    private void over() {
        granted.ifPresent(Reservation::close);
        granted = Optional.empty();
        item = Optional.empty();
        waits = 0;
        try {
            if (large.isPresent()) {
                large.get().close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a source file stays open", e);
        }
        large = Optional.empty();
    }

    /** Whether the item is done with; if not, it waits for room, or to be resumed. */
    private boolean one(SourceItem i) {
        try {
            return switch (i.kind()) {
                case FILE -> large.isPresent() ? large(large.get()) : file(i);
                case DIRECTORY, SYMLINK -> bare(i);
            };
        } catch (IOException | RuntimeException e) {
            failed(i, e);
            return true;
        }
    }

    private void failed(SourceItem i, Exception why) {
        if (job.cancelled()) {
            put.cutShort();
            return;
        }
        switch (why) {
            case StagingFullException e -> {
                put.once(new Failure.StagingFull(e.asked(), e.free()));
                accepting.notTaken(i, e);
            }
            case StagingWriteException e -> {
                accepting.refused(e);
                accepting.notTaken(i, e);
            }
            case IOException e -> put.problem(SourceProblem.of(i.path(), e));
            case IllegalArgumentException e -> job.problem(new Failure.SourceUnreadable(
                    i.path().toString(), String.valueOf(e.getMessage())));
            default -> put.unexpected(why);
        }
    }

    /** Room for so much; empty when the item has to wait for it. */
    private Optional<Reservation> room(long bytes) throws IOException {
        Optional<Reservation> mine = granted;
        granted = Optional.empty();
        if (mine.isPresent() && mine.get().left() >= bytes) {
            return mine;
        }
        mine.ifPresent(Reservation::close);
        wanted = bytes;
        return house.staging().tryReserve(bytes);
    }

    private void park() {
        // What this worker holds open cannot become safe before it is sealed, nor make room.
        commit(true);
        try {
            StagingCounters counters = house.staging().counters();
            if (counters.stagedBytes() + counters.reservedBytes() == 0) {
                // Nothing is there that could make room: waiting would be for ever.
                throw new StagingFullException(wanted, counters.freeBytes());
            }
        } catch (IOException e) {
            failed(item.orElseThrow(), e);
            over();
            return;
        }
        job.waiting(Wait.Kind.ROOM_IN_STAGING, List.of(Long.toString(wanted)));
        wish = Optional.of(house.staging().whenRoom(wanted, lane, this));
        house.needRoom();
    }

    private boolean bare(SourceItem i) throws IOException {
        Metadata metadata = MetadataCapture.read(i.path());
        Optional<Reservation> room = room(0);
        if (room.isEmpty()) {
            return false;
        }
        try (Reservation mine = room.get()) {
            Filled filled = accepting.fill(mine, Channels.newChannel(
                    InputStream.nullInputStream()), BlobRequest.of(0));
            accepting.keep(filled, whole(i, metadata));
        }
        return true;
    }

    private Accepting.Taken whole(SourceItem i, Metadata metadata) {
        return new Accepting.Taken(i, house.env().chance().uuid(), 0, 0, Optional.of(metadata),
                Optional.empty());
    }

    private boolean file(SourceItem i) throws IOException {
        return switch (SourceFile.read(i.path(), new Small(i))) {
            case TAKEN -> true;
            case WAITS -> {
                if (++waits > MOST_WAITS) {
                    throw new SourceChangedException(i.path(), "size");
                }
                yield false;
            }
            case LARGE -> {
                large = Optional.of(LargeFile.open(i, house.env().chance().uuid(),
                        house.blobBytes(bucket)));
                yield large(large.get());
            }
        };
    }

    /** A file of one blob. When there is no room it is closed, and read from its begin later. */
    private final class Small implements SourceFile.Attempt<Step> {
        private final SourceItem i;
        private Optional<Filled> filled = Optional.empty();

        Small(SourceItem i) {
            this.i = i;
        }

        @Override
        public Step read(SourceFile file) throws IOException {
            filled = Optional.empty();
            List<Metadata.Hole> holes = file.holes(0, file.length());
            long stored = file.length() - holes.stream().mapToLong(Metadata.Hole::length).sum();
            if (stored > house.blobBytes(bucket)) {
                return Step.LARGE;
            }
            Optional<Reservation> room = room(stored);
            if (room.isEmpty()) {
                return Step.WAITS;
            }
            Filled now;
            try (Reservation mine = room.get()) {
                now = accepting.fill(mine, new WhileWanted(file.content(0, file.length()), job),
                        new BlobRequest(file.length(), true, holes, Optional.empty()));
            }
            exact(i, now);
            filled = Optional.of(now);
            accepting.keep(now, whole(i, file.metadata()));
            return Step.TAKEN;
        }

        @Override
        public void discard(Step result) throws IOException {
            if (filled.isPresent()) {
                accepting.drop(filled.get());
            }
        }
    }

    private void exact(SourceItem i, Filled filled) throws IOException {
        if (!filled.exact()) {
            accepting.drop(filled);
            throw new SourceChangedException(i.path(), "size");
        }
    }

    /** An object of several blobs; the file stays open while room is waited for. */
    private boolean large(LargeFile file) throws IOException {
        while (file.more() && !accepting.broken(file.version())) {
            held = job.paused();
            if (held) {
                return false;
            }
            Optional<Reservation> room = room(file.length());
            if (room.isEmpty()) {
                return false;
            }
            Filled filled;
            try (Reservation mine = room.get()) {
                filled = accepting.fill(mine, new WhileWanted(file.content(), job),
                        file.request());
            }
            exact(item.orElseThrow(), filled);
            try {
                file.check();
            } catch (IOException e) {
                accepting.drop(filled);
                throw e;
            }
            accepting.keep(filled, file.taken());
            file.advance();
            commit(false);
        }
        return true;
    }
}
