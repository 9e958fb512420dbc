package org.holdfast.engine.staging;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.engine.env.BesideQueue;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.Lanes;
import org.holdfast.engine.env.StoreFile;

/**
 * The landing area. Safe for any thread; each {@link SegmentFiller} belongs to one at a time.
 *
 * <p>A put reserves room, fills, asks for a commit point, and enters what that returned in the
 * ledger: then it is accepted. Nothing that was durable at a commit point is ever touched again,
 * but by {@link #evict}.
 */
public final class Staging {
    private static final String RESTAGED = ".again";

    private final Env env;
    private final Path directory;
    private final StagingOptions options;
    private final Shelf shelf = new Shelf();
    /** Evicted segments that are here once more for a while. */
    private final Shelf restaged = new Shelf();
    private final Room room;
    private final AtomicLong nextSegment;
    private final AtomicLong fillers = new AtomicLong();

    /**
     * Staging after opening.
     *
     * @param staging ready to be used
     * @param missing loss, to be entered in the ledger by name
     */
    public record Opened(Staging staging, List<MissingStagedBytes> missing) {}

    private Staging(Env env, Path directory, StagingOptions options, Recovery recovery) {
        this.env = env;
        this.directory = directory;
        this.options = options;
        this.room = new Room(options, () -> env.files().usableBytes(directory),
                env.lanes().lane("staging"));
        this.nextSegment = new AtomicLong(recovery.firstFree());
        recovery.segments().forEach(segment -> {
            shelf.add(segment);
            room.found(segment.bytes);
        });
    }

    /**
     * Makes the directory agree with the ledger: what was never accepted, or given up, is deleted.
     *
     * @param accepted every segment that the ledger knows, in any order, each once
     * @throws IOException the directory cannot be read or a file not be cut
     */
    public static Opened open(Env env, Path directory, StagingOptions options,
            Iterable<AcceptedSegment> accepted) throws IOException {
        Recovery recovery = Recovery.run(env.files(), directory, accepted);
        for (Path file : env.files().list(directory)) {
            if (file.getFileName().toString().endsWith(RESTAGED)) {
                env.files().delete(directory.resolve(file.getFileName()));
            }
        }
        return new Opened(new Staging(env, directory, options, recovery), recovery.missing());
    }

    /** A filler with a segment of its own for blobs that go to {@code domains}. */
    public SegmentFiller filler(List<String> domains) {
        long number = fillers.getAndIncrement();
        return new SegmentFiller(this, List.copyOf(domains), new SegmentFiller.Beside(
                lane("staging-digest-", number), lane("staging-whole-", number),
                lane("staging-write-", number)));
    }

    private Lanes.Lane lane(String kind, long filler) {
        return env.lanes().lane(kind + filler % options.digestLanes());
    }

    /** Room for {@code bytes}, when there is some now and nobody waits. */
    public Optional<Reservation> tryReserve(long bytes) throws IOException {
        return room.tryReserve(bytes);
    }

    /**
     * Asks for room for {@code bytes} without waiting: {@code answer} hears of it on {@code lane},
     * once, in the order of asking. It is refused with a {@link StagingFullException} when more is
     * asked for than staging can ever hold, when too many wait, or after the patience that was set;
     * and when the wish is withdrawn.
     */
    public RoomWish whenRoom(long bytes, Lanes.Lane lane, RoomAnswer answer) {
        return RoomWish.of(room.reserve(bytes), lane, answer);
    }

    /** As {@link #whenRoom}, for who has no lane. */
    CompletableFuture<Reservation> reserve(long bytes) {
        return room.reserve(bytes);
    }

    /**
     * How long a reservation may wait from now on before it is refused; empty: as long as it takes.
     * For the caller to set when nothing can become safe (no drive, no cartridge).
     */
    public void patience(Optional<Duration> wait) {
        room.patience(wait);
    }

    /** Looks whether the device has got room without an eviction. */
    public void lookAgain() {
        room.unstaged(0);
    }

    /**
     * Reads a segment's durable bytes under a lease.
     *
     * @throws NoSuchFileException there is no such segment, or it is being evicted
     */
    public SegmentReader read(long segment, LeaseTerms terms) throws IOException {
        long size = shelf.readable(segment).orElseThrow(() -> gone(segment));
        StoreFile file = env.files().openForReading(path(segment));
        SegmentReader reader = new SegmentReader(shelf, segment, file, size, env.time(), terms);
        if (!shelf.enter(segment, reader)) {
            reader.close();
            throw gone(segment);
        }
        return reader;
    }

    /**
     * Takes bytes of an evicted segment back; {@code room} is theirs from now on.
     *
     * @throws IOException the file cannot be made, or is there; the room is given back
     */
    public Restaging restage(long segment, Reservation room) throws IOException {
        try {
            return new Restaging(this, segment, env.files().create(again(segment)), room);
        } catch (IOException e) {
            room.close();
            throw e;
        }
    }

    /** Whether bytes of a segment were brought back. */
    public boolean broughtBack(long segment) {
        return restaged.readable(segment).isPresent();
    }

    /**
     * As {@link #read}, of bytes that were brought back as well, wherever they are; for who reads
     * long stretches once, into direct buffers aligned to 4,096 bytes.
     *
     * @param end where in the segment the stretch ends. A staged file that is shorter has lost what
     *     was brought back then; what it still has is nowhere else
     */
    public SegmentReader readForCopy(long segment, long end, LeaseTerms terms)
            throws IOException {
        if (holds(segment)) {
            StoreFile file = env.files().openStream(path(segment));
            if (!broughtBack(segment) || reaches(file, end)) {
                return reader(shelf, segment, file, terms);
            }
            file.close();
        }
        if (!broughtBack(segment)) {
            throw gone(segment);
        }
        return reader(restaged, segment, env.files().openStream(again(segment)), terms);
    }

    private static boolean reaches(StoreFile file, long end) throws IOException {
        try {
            return file.size() >= end;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private SegmentReader reader(Shelf where, long segment, StoreFile file, LeaseTerms terms)
            throws IOException {
        SegmentReader reader = new SegmentReader(where, segment, file,
                where.readable(segment).orElse(0L), env.time(), terms);
        if (!where.enter(segment, reader)) {
            reader.close();
            throw gone(segment);
        }
        return reader;
    }

    void restaged(long segment, long bytes) {
        Segment found = new Segment(segment, List.of());
        found.bytes = bytes;
        restaged.add(found);
    }

    void forgetRestaged(long segment) throws IOException {
        restaged.takeReaders(segment).forEach(reader -> reader.end("over"));
        restaged.remove(new Segment(segment, List.of()));
        env.files().delete(again(segment));
    }

    private Path again(long segment) {
        return directory.resolve(Segment.fileName(segment) + RESTAGED);
    }

    private NoSuchFileException gone(long segment) {
        return new NoSuchFileException(path(segment).toString(), null, "no such segment");
    }

    /** Whether a segment's durable bytes can be read here. */
    public boolean holds(long segment) {
        return shelf.readable(segment).isPresent();
    }

    /** Takes all leases on a segment away; how many stood. */
    public int revoke(long segment) {
        int standing = 0;
        for (SegmentReader reader : shelf.takeReaders(segment)) {
            standing += reader.standing() ? 1 : 0;
            reader.end("taken away");
        }
        return standing;
    }

    /**
     * Gives a segment up, which the caller knows to be safe: first the ledger, then the file.
     *
     * @throws IOException the entry failed and the segment stays; or the entry is there and the
     *     file could not be deleted, which the next opening does
     */
    public Eviction evict(long segment, EvictionEntry entry) throws IOException {
        Eviction outcome = shelf.beginEviction(segment);
        if (outcome != Eviction.EVICTED) {
            return outcome;
        }
        boolean entered = false;
        try {
            entry.append();
            entered = true;
        } finally {
            if (!entered) {
                shelf.cancelEviction(segment);
            }
        }
        shelf.takeReaders(segment).forEach(reader -> reader.end("over"));
        env.files().delete(path(segment));
        room.unstaged(shelf.evicted(segment));
        return Eviction.EVICTED;
    }

    /** Notes that all blobs of a segment are safe; for the counters only. */
    public void safe(long segment) {
        shelf.safe(segment);
    }

    /** The sealed segments, in order of their numbers. */
    public List<SealedSegment> sealed() {
        return shelf.sealed();
    }

    /** The most that it may ever hold. */
    public long limitBytes() {
        return options.limitBytes();
    }

    /** How full it is. */
    public StagingCounters counters() throws IOException {
        return room.counters(shelf.notSafeBytes(), shelf.size());
    }

    StagingOptions options() {
        return options;
    }

    Shelf shelf() {
        return shelf;
    }

    Room room() {
        return room;
    }

    OpenSegment newSegment(List<String> domains, Blocks blocks, BesideQueue writing)
            throws IOException {
        long number = nextSegment.getAndIncrement();
        StoreFile file = env.files().createStream(path(number));
        Segment segment = new Segment(number, domains);
        shelf.add(segment);
        return new OpenSegment(segment, new SegmentWriter(number, file, blocks, writing));
    }

    void forget(Segment segment) throws IOException {
        shelf.remove(segment);
        env.files().delete(path(segment.number));
    }

    void syncNames() throws IOException {
        env.files().syncDirectory(directory);
    }

    private Path path(long segment) {
        return directory.resolve(Segment.fileName(segment));
    }
}
