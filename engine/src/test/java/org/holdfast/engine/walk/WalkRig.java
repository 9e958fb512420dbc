package org.holdfast.engine.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.device.TapeLibrary;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.media.MediaType;
import org.holdfast.device.vtl.LibraryPlan;
import org.holdfast.device.vtl.VirtualLibrary;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.engine.boot.Engines;
import org.holdfast.engine.boot.Home;
import org.holdfast.engine.catalog.Catalog;
import org.holdfast.engine.catalog.query.CartridgeRow;
import org.holdfast.engine.env.Env;
import org.holdfast.engine.env.SeededChance;
import org.holdfast.engine.env.disk.DiskFileStore;
import org.holdfast.engine.env.disk.ThreadLanes;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.ledger.Ledger;
import org.holdfast.engine.ledger.LedgerOptions;
import org.holdfast.engine.ltfs.io.IndexSpool;
import org.holdfast.engine.model.AcceptedBlob;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.Engine;
import org.holdfast.engine.run.EnginePlan;
import org.holdfast.engine.run.LibraryPlace;
import org.holdfast.engine.schedule.DriveId;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.session.SessionTools;
import org.holdfast.engine.staging.AcceptedSegment;
import org.holdfast.engine.staging.BlobRequest;
import org.holdfast.engine.staging.Committed;
import org.holdfast.engine.staging.Reservation;
import org.holdfast.engine.staging.SegmentFiller;
import org.holdfast.engine.staging.StagedBlob;
import org.holdfast.engine.staging.Staging;
import org.holdfast.engine.staging.StagingOptions;

/**
 * The production engine on a virtual library in a temporary home, put together as the composition
 * root does, but with a clock that can be moved, seeded chance, and small numbers.
 *
 * <p>{@link #open} makes the parts, {@link #begin} the engine over them; between the two, bytes can
 * be accepted under any key ({@link #land}), as after a crash that came before they were written.
 */
final class WalkRig implements AutoCloseable {
    static final String ACTOR = "test";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENTRY = 4_000;

    final MovableTime time = new MovableTime();
    final Home home;
    private final WalkShape shape;
    private final Path directory;
    private final SeededChance chance;
    private ThreadLanes lanes;
    private Ledger ledger;
    private Journal journal;
    private Staging staging;
    private TapeLibrary devices;
    private VirtualLibrary library;
    private Engine engine;
    private final Map<String, List<String>> written = new TreeMap<>();
    /** User attributes of what {@link #land} takes in. */
    final TreeMap<String, byte[]> attributes = new TreeMap<>();

    private WalkRig(Path directory, WalkShape shape, long seed) {
        this.directory = directory;
        this.shape = shape;
        this.chance = new SeededChance(seed);
        this.home = new Home(directory.resolve("home"));
    }

    /** A new home with a new library; parts open, engine not begun. */
    static WalkRig make(Path directory, WalkShape shape, long seed) throws Exception {
        WalkRig rig = new WalkRig(directory, shape, seed);
        Path media = directory.resolve("library");
        Files.createDirectories(media);
        VirtualLibrary.create(media, LibraryPlan.of(MediaType.LTO8, 2, 8, 1)
                .withBlanks(shape.cartridges(), MediaType.LTO8, shape.cartridgeBytes())
                .withForm(shape.form())).close();
        rig.home.create(Optional.of("virtual:" + media), false);
        rig.open();
        return rig;
    }

    /** The parts of the engine, as they were left. */
    void open() throws IOException {
        lanes = new ThreadLanes();
        Env env = new Env(time, chance, new DiskFileStore(), lanes);
        ledger = Ledger.open(folder("ledger"), env, LedgerOptions.DEFAULT);
        journal = new Journal(ledger, Catalog.open(folder("catalog")), lanes.lane("catalog"));
        if (ledger.last() == 0) {
            journal.append(ACTOR, new Fact.ArchiveFounded(chance.uuid(), "UTC"));
            journal.append(ACTOR, new Fact.LibraryAdded("library", "virtual:test"));
        }
        journal.upToDate();
        List<AcceptedSegment> accepted = new ArrayList<>();
        for (long s = 1; s <= journal.catalog().segments().maxSegment(); s++) {
            journal.catalog().segments().find(s).ifPresent(row -> accepted.add(
                    new AcceptedSegment(row.segment(), row.bytes(), row.members(), row.evicted(),
                            row.safe())));
        }
        Staging.Opened opened = Staging.open(env, folder("staging"),
                StagingOptions.ofLimit(shape.stagingBytes()), accepted);
        assertEquals(List.of(), opened.missing());
        staging = opened.staging();
    }

    private Path folder(String name) {
        return home.directory().resolve(name);
    }

    /** The engine goes on with what it finds. */
    Archive begin() throws IOException {
        library = VirtualLibrary.open(directory.resolve("library"));
        devices = TapeLibrary.of("virtual:test", library.changer(), library.drives());
        LibraryPlace place = new LibraryPlace("library", devices, Optional.empty(),
                Optional.empty(), shape.cartridgeBytes());
        engine = Engine.begin(new EnginePlan(new Env(time, chance, new DiskFileStore(), lanes),
                journal, staging, folder("staging"), folder("indexes"), home.directory(), "test",
                shape.blockSize(), PATIENCE, List.of(place), true), address -> {
                    throw new ArchiveException(new Failure.BadAddress(address, "not here"));
                });
        engine.ready().join();
        return engine;
    }

    /** Instead of the engine: a drive with the first cartridge, and the session that uses it. */
    MountSession session() throws IOException {
        library = VirtualLibrary.open(directory.resolve("library"));
        devices = TapeLibrary.of("virtual:test", library.changer(), library.drives());
        Env env = new Env(time, chance, new DiskFileStore(), lanes);
        int slot = devices.changer().orElseThrow().inventory().stream()
                .filter(e -> e.type() == ElementType.SLOT && e.full()).findFirst().orElseThrow()
                .address();
        TapeLibrary.Bay bay = devices.bays().getFirst();
        devices.changer().get().move(slot, bay.element());
        return new MountSession(new DriveId("library", bay.element()), bay.drive(),
                new SessionTools(env, journal, staging, new IndexSpool(env.files(),
                        folder("indexes")), "HOLDFAST Holdfast TEST - Linux - engine",
                        shape.blockSize()));
    }

    /** What the ledger has led to. */
    Catalog catalog() throws IOException {
        return journal.upToDate();
    }

    @Override
    public void close() throws IOException {
        end();
    }

    /** Ends engine and parts: everything written is unmounted. */
    void end() throws IOException {
        if (engine != null) {
            engine.close();
            engine = null;
            noteCartridges();
        }
        if (lanes != null) {
            lanes.close();
            lanes = null;
            if (devices != null) {
                devices.close();
                library.close();
                devices = null;
            }
            journal.catalog().close();
            ledger.close();
        }
    }

    /** Ends and begins again. */
    void restart() throws IOException {
        end();
        open();
        begin();
    }

    /** Before the engine begins: makes a bucket. */
    Bucket bucket(String name, int copies) throws Exception {
        if (engine != null) {
            done(engine.submit(new Command.CreateBucket(ACTOR, name, copies)));
        } else {
            journal.append(ACTOR, new Fact.BucketCreated(chance.uuid(), name,
                    org.holdfast.engine.model.DataPolicy.ofCopies(copies)));
        }
        return journal.upToDate().buckets().find(name).orElseThrow().bucket();
    }

    /**
     * Before the engine begins: bytes are accepted under keys, by the way that puts go, staging
     * and ledger. Empty content under a key that ends in a slash is a directory.
     */
    void land(Bucket bucket, Map<ObjectKey, byte[]> contents) throws IOException {
        Map<String, ObjectKey> places = new TreeMap<>();
        try (SegmentFiller filler = staging.filler(bucket.policy().domains())) {
            for (Map.Entry<ObjectKey, byte[]> e : contents.entrySet()) {
                byte[] bytes = e.getValue();
                try (Reservation room = staging.tryReserve(bytes.length).orElseThrow()) {
                    StagedBlob blob = filler.fill(room, Channels.newChannel(
                            new ByteArrayInputStream(bytes)), BlobRequest.of(bytes.length)).blob();
                    places.put(blob.segment() + "/" + blob.ordinal(), e.getKey());
                }
            }
            enter(bucket, filler.seal(), places);
        }
    }

    private void enter(Bucket bucket, Committed committed, Map<String, ObjectKey> places)
            throws IOException {
        Map<Long, List<AcceptedBlob>> segments = new TreeMap<>();
        for (StagedBlob b : committed.blobs()) {
            ObjectKey key = places.get(b.segment() + "/" + b.ordinal());
            segments.computeIfAbsent(b.segment(), s -> new ArrayList<>()).add(new AcceptedBlob(
                    bucket.id(), key, chance.uuid(), b.ordinal(), b.segmentOffset(), b.stored(),
                    0, 0, b.length(), b.sha256(), Optional.of(new AcceptedBlob.Complete(
                            b.length(), b.sha256(), metadata(key, b.length())))));
        }
        for (Map.Entry<Long, List<AcceptedBlob>> e : segments.entrySet()) {
            List<AcceptedBlob> all = e.getValue();
            for (int i = 0; i < all.size(); i += ENTRY) {
                journal.append(ACTOR, new Fact.BlobsAccepted(e.getKey(),
                        bucket.policy().domains(),
                        all.subList(i, Math.min(all.size(), i + ENTRY))));
            }
        }
        journal.upToDate();
    }

    private Metadata metadata(ObjectKey key, long length) {
        Instant now = time.now();
        Metadata plain = new Metadata(Metadata.Kind.FILE, now, now, now, now, Optional.empty(),
                attributes, Optional.empty(), List.of());
        return key.directory() && length == 0 ? new Metadata(Metadata.Kind.DIRECTORY, now, now,
                now, now, plain.owner(), plain.attributes(), Optional.empty(), List.of()) : plain;
    }

    /** Waits until nothing is accepted and not safe. */
    void awaitSafe() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; engine.ask(new Query.Status()).notSafe() > 0; i++) {
            assertTrue(i < 6_000, () -> "not safe: " + status());
            assertTrue(!never.await(10, TimeUnit.MILLISECONDS), "nobody counts down");
        }
    }

    private Rows.Status status() {
        try {
            return engine.ask(new Query.Status());
        } catch (ArchiveException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ledger is good, and a catalog made anew from it answers everything as before. */
    void rebuilt() throws Exception {
        end();
        open();
        Map<String, String> before = Listing.of(begin());
        end();
        assertTrue(Engines.verifyLedger(home).good());
        Engines.rebuildFromLedger(home, n -> assertTrue(n > 0, "entries " + n));
        open();
        assertEquals(before, Listing.of(begin()));
        assertTrue(before.size() > 10, before.size() + " answers");
        end();
    }

    /** Waits for a job's end, whatever that is. */
    JobSnapshot ended(long job) throws ArchiveException {
        long deadline = time.nanos() + PATIENCE.toNanos();
        JobSnapshot now = engine.awaitJob(job, 0, Duration.ZERO);
        while (!now.over()) {
            assertTrue(time.nanos() < deadline, "job " + now);
            now = engine.awaitJob(job, now.revision(), Duration.ofSeconds(10));
        }
        return now;
    }

    /** Waits for a job that does everything. */
    JobSnapshot done(long job) throws ArchiveException {
        JobSnapshot end = ended(job);
        assertEquals(JobSnapshot.State.DONE, end.state(), () -> "" + end);
        return end;
    }

    /** Puts, and waits until it is safe. */
    JobSnapshot put(String bucket, Object... paths) throws ArchiveException {
        return done(engine.submit(new Command.Put(ACTOR, bucket,
                Stream.of(paths).map(Object::toString).toList())));
    }

    /** Restores from one copy's cartridges only. */
    JobSnapshot get(String bucket, String key, Path to, int copy) throws ArchiveException {
        return done(engine.submit(new Command.Get(ACTOR, bucket, key, to.toString(),
                Optional.of(copy), false)));
    }

    void evict() throws ArchiveException {
        done(engine.submit(new Command.EvictStaging(ACTOR)));
        assertEquals(0, engine.ask(new Query.Staging()).used());
    }

    JobSnapshot remove(String bucket, String key, boolean undo) throws ArchiveException {
        return done(engine.submit(new Command.Remove(ACTOR, bucket, key, key.endsWith("/"),
                undo)));
    }

    /** The directory of a cartridge. */
    Path medium(String barcode) {
        return directory.resolve("library/media").resolve(barcode);
    }

    /** Cartridges of a storage domain, by barcode, as they were when the engine ended last. */
    List<String> cartridges(String domain) {
        return written.getOrDefault(domain, List.of());
    }

    private void noteCartridges() throws IOException {
        written.clear();
        for (CartridgeRow c : journal.upToDate().cartridges().list("", 100)) {
            c.volume().ifPresent(v -> written.computeIfAbsent(v.domain(),
                    d -> new ArrayList<>()).add(c.barcode().value()));
        }
    }

    /** With the engine ended: opens a cartridge. */
    WrittenTape tape(String barcode) throws IOException {
        return WrittenTape.open(medium(barcode), shape.form());
    }
}
