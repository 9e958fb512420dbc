package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.device.changer.ElementType;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.catalog.query.Buckets;
import org.holdfast.engine.files.SourceArgument;
import org.holdfast.engine.ledger.LedgerState;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.DataPolicy;
import org.holdfast.engine.model.fact.Fact;

/** The archive of one home, running in this process. Safe for any thread. */
public final class Engine implements Archive {
    private static final Duration CLOSING = Duration.ofMinutes(30);
    /** A source that gives nothing and does not fail is waited for so long at the end. */
    private static final Duration READING = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());

    private final House house;
    private final JobBook jobs;
    private final Answers answers;
    private final LibraryOpener opener;
    private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();
    private volatile boolean stopping;

    /** Takes a library into the home by its address. */
    public interface LibraryOpener {
        /** Opens it, writes it into the home's configuration, and returns its desk. */
        LibraryPlace add(String address) throws ArchiveException;
    }

    Engine(House house, JobBook jobs, Answers answers, LibraryOpener opener) {
        this.house = house;
        this.jobs = jobs;
        this.answers = answers;
        this.opener = opener;
    }

    /** Puts the rooms together, looks at the libraries, and goes on with what was begun. */
    public static Engine begin(EnginePlan plan, LibraryOpener opener) throws IOException {
        return new Beginning(plan).begin(opener);
    }

    /** Completes when a client has asked the engine to end. */
    public CompletableFuture<Void> stopAsked() {
        return stopAsked;
    }

    /** Completes when what was in the libraries at the beginning is known. */
    public CompletableFuture<Void> ready() {
        return house.shell().settled();
    }

    /** How many jobs are running. */
    public long running() {
        return jobs.running();
    }

    /** Whether staged bytes wait for copies that can be written. */
    public boolean writing() {
        return !house.shell().state().quiet() && house.shell().state().starved().isEmpty();
    }

    @Override
    public long submit(Command command) throws ArchiveException {
        if (stopping) {
            throw new ArchiveException(new Failure.Stopping());
        }
        return switch (command) {
            case Command.CreateBucket c -> createBucket(c);
            case Command.Put c -> put(c);
            case Command.Get c -> get(c);
            case Command.CountSources c -> count(c);
            case Command.Remove c -> new Removal(writable(), jobs).start(c);
            case Command.EvictStaging c -> evict(c);
            case Command.MoveCartridge c -> move(c);
            case Command.RescanLibrary c -> rescan(c);
            case Command.InsertCartridge c -> insert(c);
            case Command.AddLibrary c -> addLibrary(c);
            case Command.CancelJob c -> cancel(c);
            case Command.PauseJob c -> steer(c.job(), job -> job.pause(true));
            case Command.ResumeJob c -> steer(c.job(), job -> job.pause(false));
            case Command.PrioritizeJob c -> steer(c.job(), job -> job.prioritize(c.priority()));
            case Command.StopEngine c -> stop(c);
        };
    }

    @Override
    public <R> R ask(Query<R> query) throws ArchiveException {
        return answers.answer(query);
    }

    @Override
    public JobSnapshot awaitJob(long job, long after, Duration patience)
            throws ArchiveException {
        return jobs.await(job, after, patience).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchJob(job)));
    }

    /** The catalog, when the archive takes changes. */
    private House writable() throws ArchiveException {
        if (house.journal().ledger().state() instanceof LedgerState.ReadOnly r) {
            throw new ArchiveException(new Failure.LedgerDamaged(r.file().toString(), r.offset(),
                    r.reason()));
        }
        return house;
    }

    private long createBucket(Command.CreateBucket c) throws ArchiveException {
        if (!Bucket.validName(c.name())) {
            throw new ArchiveException(new Failure.BadBucketName(c.name()));
        }
        if (c.copies() < 1 || c.copies() > DataPolicy.MAX_COPIES) {
            throw new ArchiveException(new Failure.OutOfRange("copies", c.copies(), 1,
                    DataPolicy.MAX_COPIES));
        }
        writable();
        Job job = jobs.begin("bucket", c.actor(), c.name());
        synchronized (this) {
            try {
                if (house.journal().upToDate().buckets().find(c.name()).isPresent()) {
                    throw new ArchiveException(new Failure.BucketExists(c.name()));
                }
                house.journal().append(c.actor(), new Fact.BucketCreated(
                        house.env().chance().uuid(), c.name(), DataPolicy.ofCopies(c.copies())));
                house.journal().upToDate();
                job.done(1, 0);
            } catch (IOException e) {
                throw refused(house, e);
            } finally {
                job.end();
            }
        }
        return job.id();
    }

    /** What a client is told when ledger or catalog failed: what, and the first reason for it. */
    static ArchiveException refused(House house, IOException e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String what = String.valueOf(e.getMessage());
        String why = String.valueOf(first.getMessage());
        String reason = what.contains(why) ? what : what + ": " + why;
        return new ArchiveException(new Failure.HomeUnusable(
                house.stagingDirectory().getParent().toString(), reason), e);
    }

    private Bucket bucket(String name) throws ArchiveException {
        try {
            return house.journal().upToDate().buckets().find(name).map(Buckets.Row::bucket)
                    .orElseThrow(() -> new ArchiveException(new Failure.NoSuchBucket(name)));
        } catch (IOException e) {
            throw refused(house, e);
        }
    }

    private long put(Command.Put c) throws ArchiveException {
        Bucket bucket = bucket(c.bucket());
        writable();
        List<SourceArgument> arguments = c.paths().stream()
                .map(p -> SourceArgument.of(Path.of("/"), p)).toList();
        Job job = jobs.begin("put", c.actor(), c.bucket() + ": " + String.join(", ", c.paths()));
        new PutJob(house, job, bucket, arguments).start();
        return job.id();
    }

    private long get(Command.Get c) throws ArchiveException {
        Bucket bucket = bucket(c.bucket());
        Orders orders = new Orders(house.journal());
        GetJob.Order order;
        try {
            order = orders.order(bucket, c.key(), Path.of(c.destination()), c.copy(),
                    c.version(), c.overwrite());
        } catch (InvalidPathException e) {
            throw new ArchiveException(new Failure.TargetUnwritable(c.destination(),
                    e.getReason()), e);
        } catch (IOException e) {
            throw refused(house, e);
        }
        Job job = jobs.begin("get", c.actor(), c.bucket() + "/" + c.key());
        new GetJob(house, job, order).start();
        return job.id();
    }

    private long count(Command.CountSources c) {
        Job job = jobs.begin("count", c.actor(), String.join(", ", c.paths()));
        new SourceCount(job, c.paths().stream().map(p -> SourceArgument.of(Path.of("/"), p))
                .toList(), house.env().lanes().lane("count-" + job.id() % 4)).start();
        return job.id();
    }

    private long evict(Command.EvictStaging c) throws ArchiveException {
        writable();
        Job job = jobs.begin("evict", c.actor(), "staging");
        house.evictor().lane().execute(() -> {
            try {
                Evictor.Evicted evicted = house.evictor().evict(c.actor());
                job.found(evicted.segments(), evicted.bytes());
                job.done(evicted.segments(), evicted.bytes());
            } catch (IOException e) {
                job.problem(refused(house, e).failure());
            }
            job.end();
        });
        return job.id();
    }

    private LibraryDesk library(String name) throws ArchiveException {
        LibraryDesk desk = house.shell().libraries().get(name);
        if (desk == null) {
            throw new ArchiveException(new Failure.NoSuchLibrary(name));
        }
        return desk;
    }

    private long move(Command.MoveCartridge c) throws ArchiveException {
        LibraryDesk desk = library(c.library());
        Job job = jobs.begin("move", c.actor(), c.library() + ": " + c.from() + " to " + c.to());
        if (!desk.robot() && desk.hands().isPresent()) {
            byHand(desk, job, why -> new Failure.MoveFailed(desk.name(), c.from(), c.to(), why),
                    () -> desk.hands().get().move(c.from(), c.to()));
        } else {
            // What a person wants moved they may have put there a moment ago.
            house.shell().look(c.library()).whenComplete((seen, failed) -> {
                house.shell().attended(c.library(), new TreeSet<>(List.of(c.from(), c.to())));
                house.shell().move(job, c.library(), c.from(), c.to());
            });
        }
        return job.id();
    }

    private long rescan(Command.RescanLibrary c) throws ArchiveException {
        LibraryDesk desk = library(c.library());
        Job job = jobs.begin("rescan", c.actor(), c.library());
        house.shell().look(c.library()).whenComplete((seen, failed) -> {
            if (failed == null) {
                TreeSet<Integer> drives = new TreeSet<>();
                desk.library().bays().forEach(bay -> drives.add(bay.element()));
                house.shell().attended(c.library(), drives);
                job.done(1, 0);
            } else {
                job.problem(new Failure.LibraryUnreachable(desk.library().address(),
                        String.valueOf(failed.getMessage())));
            }
            job.end();
        });
        return job.id();
    }

    @FunctionalInterface
    private interface HandWork {
        void perform() throws IOException;
    }

    /** {@code why}: the failure that a message stands for. */
    private void byHand(LibraryDesk desk, Job job, Function<String, Failure> why,
            HandWork work) {
        house.env().lanes().lane("hands").execute(() -> {
            try {
                work.perform();
                job.done(1, 0);
                house.shell().look(desk.name()).whenComplete((seen, failed) ->
                        house.shell().attended(desk.name(), new TreeSet<>()));
            } catch (IOException e) {
                job.problem(why.apply(String.valueOf(e.getMessage())));
            } finally {
                job.end();
            }
        });
    }

    private long insert(Command.InsertCartridge c) throws ArchiveException {
        LibraryDesk desk = library(c.library());
        Hands hands = desk.hands().orElseThrow(() -> new ArchiveException(
                new Failure.BadAddress(desk.library().address(), "not a virtual library")));
        Barcode barcode;
        String name = c.barcode().orElse(Path.of(c.directory()).getFileName() == null ? ""
                : Path.of(c.directory()).getFileName().toString());
        if (!Barcode.isValid(name)) {
            throw new ArchiveException(new Failure.NoSuchCartridge(name));
        }
        barcode = new Barcode(name);
        insertable(c, desk);
        Job job = jobs.begin("insert", c.actor(), c.directory());
        byHand(desk, job, why -> new Failure.SourceUnreadable(c.directory(), why),
                () -> hands.insert(Path.of(c.directory()), c.slot(), barcode));
        return job.id();
    }

    /** What can be said of an insertion before anything is copied. */
    private void insertable(Command.InsertCartridge c, LibraryDesk desk)
            throws ArchiveException {
        if (!Files.isDirectory(Path.of(c.directory()))) {
            throw new ArchiveException(new Failure.SourceMissing(c.directory()));
        }
        // A shelf has places only for what lies on it: there the library itself says no.
        if (!desk.robot()) {
            return;
        }
        if (desk.seen().stream().noneMatch(e -> e.type() == ElementType.SLOT
                && e.address() == c.slot())) {
            throw new ArchiveException(new Failure.NoSuchElement(desk.name(), c.slot()));
        }
        if (house.shell().state().cartridges().values().stream().anyMatch(
                t -> t.element() == c.slot() && t.library().filter(desk.name()::equals)
                        .isPresent())) {
            throw new ArchiveException(new Failure.ElementFull(desk.name(), c.slot()));
        }
    }

    private long addLibrary(Command.AddLibrary c) throws ArchiveException {
        LibraryPlace place = opener.add(c.address());
        Job job = jobs.begin("library", c.actor(), c.address());
        try {
            house.journal().append(c.actor(), new Fact.LibraryAdded(place.name(), c.address()));
            house.shell().add(new LibraryDesk(place.name(), place.library(), place.shelf(),
                    place.hands(), house.journal().catalog()));
            job.done(1, 0);
        } catch (IOException e) {
            job.problem(new Failure.LibraryUnreachable(c.address(),
                    String.valueOf(e.getMessage())));
        }
        job.end();
        return job.id();
    }

    private long cancel(Command.CancelJob c) throws ArchiveException {
        Job job = jobs.find(c.job()).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchJob(c.job())));
        job.cancel();
        return job.id();
    }

    private long steer(long id, Consumer<Job> change) throws ArchiveException {
        Job job = jobs.find(id).orElseThrow(
                () -> new ArchiveException(new Failure.NoSuchJob(id)));
        if (job.over()) {
            throw new ArchiveException(new Failure.JobOver(id));
        }
        if (!job.steerable()) {
            throw new ArchiveException(new Failure.JobNotSteerable(id, job.kind()));
        }
        change.accept(job);
        return job.id();
    }

    private long stop(Command.StopEngine c) {
        Job job = jobs.begin("stop", c.actor(), "");
        job.done(1, 0);
        job.end();
        if (c.now() || !writing()) {
            stopAsked.complete(null);
        } else {
            awaitQuiet();
        }
        return job.id();
    }

    private void awaitQuiet() {
        house.env().lanes().lane("stop").executeAfter(Duration.ofMillis(200), () -> {
            if (writing() || jobs.moving() > 0) {
                awaitQuiet();
            } else {
                stopAsked.complete(null);
            }
        });
    }

    /**
     * Begins nothing more, brings what is being written to where it counts, unloads; completes when
     * that is done. Returns at once.
     */
    public CompletableFuture<Void> closing() {
        stopping = true;
        jobs.stopRunning();
        CompletableFuture<Void> inTime = new CompletableFuture<>();
        house.env().lanes().lane("stop").executeAfter(READING, () -> inTime.complete(null));
        return CompletableFuture.allOf(house.shell().drain(),
                CompletableFuture.anyOf(house.safety().allIn(), inTime)).thenRun(() -> {
                    house.shell().abandonMoves();
                    house.safety().abandon();
                });
    }

    /** As {@link #closing}, waiting for it in the caller's thread. */
    @Override
    public void close() {
        try {
            closing().get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "not everything was closed in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rooms that it is made of. */
    House house() {
        return house;
    }

    /** Problems that stand in the way now. */
    List<Failure> problems() {
        return house.safety().problems();
    }

    /** The failure that a client sees when the ledger takes nothing. */
    Optional<String> readOnly() {
        return house.journal().ledger().state() instanceof LedgerState.ReadOnly r
                ? Optional.of(r.reason()) : Optional.empty();
    }
}
