package org.holdfast.engine.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.run.Degraded.Need;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.Reservation;
import org.holdfast.engine.staging.Restaging;
import org.holdfast.engine.staging.RoomAnswer;

/**
 * Copies that count no more are made again, without a person, and those that an earlier engine did
 * not finish: what is staged is written again at
 * once; what was evicted is read back from another copy, as much at a time as staging takes, and
 * written from there. Seen as a job of the kind {@code repair}; what no copy gives is said by name.
 *
 * <p>Works on one lane. What a crash cuts off is found degraded at the next start.
 */
final class Mending implements SafetyWatcher {
    static final String LANE = "mending";
    /** What is read back at a time: at most this share of staging, or one segment. */
    private static final int SHARE_OF_STAGING = 4;
    private static final System.Logger LOG = System.getLogger(Mending.class.getName());

    private final House house;
    private final JobBook jobs;
    private final Lane lane;
    private final Deque<Need> queue = new ArrayDeque<>();
    private final SortedMap<Long, Need> inRound = new TreeMap<>();
    private final SortedMap<Long, Restaging> restaged = new TreeMap<>();
    /** Segments being written, with their blobs and bytes. */
    private final SortedMap<Long, long[]> waiting = new TreeMap<>();
    private Optional<MendRound> round = Optional.empty();
    private boolean reserving;
    private volatile Optional<Job> job = Optional.empty();

    Mending(House house, JobBook jobs) {
        this.house = house;
        this.jobs = jobs;
        this.lane = house.env().lanes().lane(LANE);
    }

    /** What an earlier engine has not finished: nobody else waits for it, or could be told. */
    void unfinished(List<WriteItem> items) {
        SortedMap<Long, List<WriteItem>> bySegment = new TreeMap<>();
        items.forEach(i -> bySegment.computeIfAbsent(i.segment(), s -> new ArrayList<>()).add(i));
        lane.execute(() -> bySegment.forEach((segment, some) -> write(segment, some, true)));
    }

    /** Copies may have come to count no more: all of this cartridge, if it says which. */
    void doubted(Optional<Barcode> judged) {
        lane.execute(() -> {
            try {
                look(judged);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "lost copies are not looked for", e);
            }
        });
    }

    private void look(Optional<Barcode> judged) throws IOException {
        SortedMap<Long, SortedMap<String, BitSet>> before = house.safety().lacking();
        Catalog catalog = house.journal().upToDate();
        Degraded degraded = Degraded.find(catalog, before);
        // What was asked for while we looked is not degraded either.
        Degraded still = Degraded.find(catalog, house.safety().lacking());
        if (judged.isPresent()) {
            List<Piece> lost = Degraded.lost(catalog, new RestorePlanner(catalog,
                    house.shell().state(), Optional.empty()), judged.get());
            for (Piece p : lost) {
                new Loss(house.journal(), running()).say(p.segment(), p.from(), p.end());
            }
        }
        for (Need need : degraded.staged()) {
            if (still.staged().contains(need)) {
                write(need.segment(), need.items(catalog, need.all()), true);
            }
        }
        for (Need need : degraded.evicted()) {
            boolean known = inRound.containsKey(need.segment())
                    || queue.stream().anyMatch(n -> n.segment() == need.segment());
            if (!known && still.evicted().contains(need)) {
                queue.add(need);
                running().found(need.all().cardinality(),
                        Degraded.bytes(catalog, need.segment(), need.all()));
            }
        }
        nextRound();
    }

    private Job running() {
        if (job.isEmpty() || job.get().over()) {
            job = Optional.of(jobs.begin("repair", MountSession.ACTOR, "copies"));
            house.safety().watch(job.get());
        }
        return job.get();
    }

    /** {@code more}: the job has not counted them yet. */
    private void write(long segment, List<WriteItem> items, boolean more) {
        if (items.isEmpty()) {
            return;
        }
        BitSet blobs = new BitSet();
        items.forEach(i -> blobs.set(i.from(), i.end()));
        long[] size = {blobs.cardinality(), items.stream().mapToLong(WriteItem::bytes).sum()};
        if (more) {
            running().found(size[0], size[1]);
        }
        waiting.merge(segment, size, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
        house.safety().expect(items);
        house.shell().post(new Input.Sealed(items));
        house.safety().stuck(items.stream().map(WriteItem::domain).distinct().toList())
                .ifPresent(this::stuckNow);
    }

    /** Reads some more back, when what was read back before has been written. */
    private void nextRound() throws IOException {
        if (round.isPresent() || reserving || !restaged.isEmpty()) {
            return;
        }
        if (queue.isEmpty()) {
            if (waiting.isEmpty()) {
                job.ifPresent(Job::end);
            }
            return;
        }
        Need first = queue.peek();
        reserving = true;
        house.staging().whenRoom(Degraded.bytes(house.journal().catalog(), first.segment(),
                first.all()), lane, new RoomAnswer() {
                    @Override
                    public void granted(Reservation room) {
                        roomFor(room);
                    }

                    @Override
                    public void refused(IOException why) {
                        noRoom(why);
                    }
                });
        house.needRoom();
    }

    private void noRoom(IOException why) {
        reserving = false;
        LOG.log(System.Logger.Level.WARNING, "no room to read copies back", why);
        queue.clear();
        try {
            running().problem(new Failure.StagingFull(0,
                    house.staging().counters().freeBytes()));
            nextRound();
        } catch (IOException e) {
            stopped(e);
        }
    }

    private void roomFor(Reservation room) {
        reserving = false;
        try {
            fill(room);
        } catch (IOException e) {
            stopped(e);
        }
    }

    private void stopped(IOException e) {
        queue.clear();
        running().problem(new Failure.DeviceFull(house.stagingDirectory().toString()));
        LOG.log(System.Logger.Level.WARNING, "copies are not read back", e);
        roundOver();
    }

    private void fill(Reservation first) throws IOException {
        Catalog catalog = house.journal().catalog();
        SortedMap<Long, Restaging> files = new TreeMap<>();
        List<Piece> pieces = new ArrayList<>();
        long most = house.staging().limitBytes() / SHARE_OF_STAGING;
        Optional<Reservation> room = Optional.of(first);
        long bytes = 0;
        while (room.isPresent()) {
            Need need = queue.remove();
            bytes += room.get().left();
            inRound.put(need.segment(), need);
            Restaging file = house.staging().restage(need.segment(), room.get());
            files.put(need.segment(), file);
            restaged.put(need.segment(), file);
            pieces.addAll(Degraded.pieces(need.segment(), need.all()));
            room = Optional.empty();
            if (!queue.isEmpty() && bytes < most) {
                room = house.staging().tryReserve(Degraded.bytes(catalog,
                        queue.peek().segment(), queue.peek().all()));
            }
        }
        round = Optional.of(new MendRound(house, running(), files,
                () -> lane.execute(this::roundOver)));
        round.get().begin(pieces);
    }

    /** What could be read back is written. */
    private void roundOver() {
        Optional<MendRound> done = round;
        round = Optional.empty();
        boolean given = running().cancelled();
        for (Need need : List.copyOf(inRound.values())) {
            inRound.remove(need.segment());
            List<WriteItem> items = List.of();
            try {
                if (done.isPresent() && !given) {
                    items = need.items(house.journal().catalog(),
                            done.get().good(need.segment()));
                    restaged.get(need.segment()).finish();
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "segment " + need.segment(), e);
                running().problem(new Failure.DeviceFull(house.stagingDirectory().toString()));
                items = List.of();
            }
            if (items.isEmpty()) {
                drop(need.segment());
            }
            write(need.segment(), items, false);
        }
        if (given) {
            queue.clear();
        }
        goOn();
    }

    private void goOn() {
        try {
            nextRound();
        } catch (IOException e) {
            queue.clear();
            running().problem(new Failure.Unexpected("copies", String.valueOf(e.getMessage())));
            running().end();
        }
    }

    private void drop(long segment) {
        Restaging file = restaged.remove(segment);
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "segment " + segment
                    + " stays behind until the next start", e);
        }
    }

    /** What is being read back of the same segment is still to be written. */
    private void dropIfDone(long segment) {
        if (!inRound.containsKey(segment)) {
            drop(segment);
        }
    }

    private void written(long segment) {
        if (!house.safety().safe(segment)) {
            // More of it was read back meanwhile: it will be heard of again.
            return;
        }
        long[] size = waiting.remove(segment);
        if (size != null) {
            job.ifPresent(j -> {
                j.done(size[0], size[1]);
                j.safe(size[0], size[1]);
            });
            dropIfDone(segment);
            goOn();
        }
    }

    private void stuckNow(Failure why) {
        job.filter(j -> !j.over() && round.isEmpty()).ifPresent(j -> {
            j.problem(why);
            j.end();
        });
    }

    @Override
    public void safe(long segment) {
        lane.execute(() -> written(segment));
    }

    @Override
    public void gaveUp(long segment, Failure why) {
        lane.execute(() -> {
            if (waiting.remove(segment) != null) {
                running().problem(why);
                dropIfDone(segment);
                goOn();
            }
        });
    }

    @Override
    public void stuck(Failure why) {
        lane.execute(() -> {
            if (!waiting.isEmpty()) {
                stuckNow(why);
            }
        });
    }

    @Override
    public void stopping() {
        job.filter(j -> !j.over()).ifPresent(j -> {
            j.problem(new Failure.Stopping());
            j.end();
        });
    }
}
