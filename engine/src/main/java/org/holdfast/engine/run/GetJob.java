package org.holdfast.engine.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.catalog.query.BlobRow;
import org.holdfast.engine.catalog.query.Objects;
import org.holdfast.engine.catalog.query.Selections;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.RestoreOptions;
import org.holdfast.engine.files.RestoredFile;
import org.holdfast.engine.files.TargetProblem;
import org.holdfast.engine.files.TargetTree;
import org.holdfast.engine.ltfs.io.DamagedTapeException;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Metadata;
import org.holdfast.engine.model.ObjectKey;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.run.RestorePlanner.Piece;
import org.holdfast.engine.run.RestorePlanner.Stretch;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.ReadItem;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.LeaseTerms;
import org.holdfast.engine.staging.SegmentReader;

/**
 * Gives files back: what is staged from staging, the rest from cartridges, each blob with its
 * digest checked before the file gets its name. Safe for any thread.
 */
final class GetJob {
    private static final LeaseTerms LEASE = new LeaseTerms(Duration.ofHours(6), Long.MAX_VALUE);
    private static final int PAGE = 500;
    private static final int BUFFER = 1 << 20;
    private static final int LANES = 4;
    private static final System.Logger LOG = System.getLogger(GetJob.class.getName());

    /** What is to be restored where. {@code strip}: characters of keys that are left out. */
    record Order(Bucket bucket, Selections.Selection selection, int strip, Path destination,
            Optional<String> onlyDomain, boolean overwrite) {}

    private final House house;
    private final Job job;
    private final Order order;
    private final Lane lane;
    private final List<Piece> again = new ArrayList<>();
    private final Map<UUID, Pending> open = new HashMap<>();
    private int readers;
    private TargetTree tree;
    private final Nowhere nowhere;
    private int tasks;
    /** What was asked of the scheduler and may not have begun. */
    private final SortedSet<Long> asked = new TreeSet<>();
    /** Staged parts whose turn has not come, and from which ordinal on. */
    private final Map<Selections.Part, Integer> heldParts = new LinkedHashMap<>();

    /** An object of several blobs, on its way. */
    private static final class Pending {
        final RestoredFile file;
        long missing;

        Pending(RestoredFile file, long missing) {
            this.file = file;
            this.missing = missing;
        }
    }

    GetJob(House house, Job job, Order order) {
        this.house = house;
        this.job = job;
        this.order = order;
        this.nowhere = new Nowhere(job, order);
        this.lane = house.env().lanes().lane("get-" + job.id() % 4);
    }

    /** Begins; returns at once. */
    void start() {
        house.safety().watch(job);
        job.whenCancelled(this::withdraw);
        job.steeredBy(this::steered);
        lane.execute(this::begin);
    }

    /** It is paused or goes on, or its turn has changed. */
    private void steered() {
        if (job.paused()) {
            withdraw();
            return;
        }
        house.shell().post(new Input.Prioritized(new TreeSet<>(), asked(), job.priority()));
        Map<Selections.Part, Integer> parts;
        List<Piece> pieces;
        synchronized (this) {
            if (heldParts.isEmpty() && again.isEmpty()) {
                return;
            }
            parts = new LinkedHashMap<>(heldParts);
            heldParts.clear();
            pieces = List.copyOf(again);
            again.clear();
            tasks++;
        }
        RestoreBeside beside = beside();
        lane.execute(() -> {
            parts.forEach((part, from) -> fromStaging(part, from, beside));
            beside.keep(this, () -> lane.execute(() -> retry(pieces)));
        });
    }

    private synchronized SortedSet<Long> asked() {
        return new TreeSet<>(asked);
    }

    /** What has not begun will not; the end of the job too, if nothing of it is under way. */
    private void withdraw() {
        for (long task : asked()) {
            if (house.reads().withdraw(task)) {
                house.shell().post(new Input.ReadDropped(task));
            }
        }
        synchronized (this) {
            if (!cancelled() || tasks > 0 || again.isEmpty() && heldParts.isEmpty()) {
                return;
            }
            again.clear();
            heldParts.clear();
        }
        lane.execute(this::end);
    }

    private RestorePlanner planner() throws IOException {
        return new RestorePlanner(house.journal().upToDate(), house.shell().state(),
                order.onlyDomain());
    }

    /** What goes on beside one who reads. */
    private synchronized RestoreBeside beside() {
        long number = (job.id() + readers++) % LANES;
        return new RestoreBeside(house.env().lanes().lane("restore-digest-" + number),
                house.env().lanes().lane("restore-keep-" + number));
    }

    private void begin() {
        RestoreBeside beside = beside();
        try {
            tree = TargetTree.open(order.destination(), new RestoreOptions(order.overwrite(),
                    false, true), house.env().chance(), this::hasBelow, this::targetProblem);
            RestorePlanner planner = planner();
            List<Selections.Part> parts = planner.parts(order.selection());
            parts.forEach(p -> job.found(p.blobs(), p.bytes()));
            RestorePlanner.Plan plan = planner.plan(parts, this::staged);
            tasks = 1;
            request(plan);
            for (Selections.Part part : plan.staged()) {
                fromStaging(part, 0, beside);
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "restore to " + order.destination(), e);
            job.problem(new Failure.TargetUnwritable(order.destination().toString(),
                    String.valueOf(e.getMessage())));
        }
        beside.keep(this, () -> taskOver(List.of()));
    }

    private boolean staged(long segment) {
        try (SegmentReader reader = house.staging().read(segment, LEASE)) {
            return reader.standing();
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void request(RestorePlanner.Plan plan) {
        if (cancelled()) {
            return;
        }
        plan.nowhere().forEach(piece -> nowhere.say(piece, this::rows));
        if (job.paused()) {
            plan.tapes().values().forEach(stretches -> stretches.forEach(s -> again.add(
                    new Piece(s.run().run().segment(), s.from(), s.end(), s.excluded()))));
            return;
        }
        plan.tapes().forEach((barcode, stretches) -> {
            long task = house.shell().nextTask();
            tasks++;
            long bytes = stretches.stream().mapToLong(s -> s.run().run().bytes()).sum();
            house.reads().put(task, new CartridgeRead(this, beside(), barcode,
                    stretches));
            asked.add(task);
            house.shell().post(new Input.ReadAsked(new ReadItem(task, barcode, bytes,
                    job.priority())));
        });
    }

    private void fromStaging(Selections.Part part, int begin, RestoreBeside beside) {
        if (held(part, begin)) {
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        int from = begin;
        try (SegmentReader reader = house.staging().read(part.segment(), LEASE)) {
            for (List<BlobRow> rows = rows(part.segment(), from, PAGE); !rows.isEmpty();
                    rows = rows(part.segment(), from, PAGE)) {
                for (BlobRow row : rows) {
                    if (job.cancelled()) {
                        return;
                    }
                    from = row.blob().ordinal();
                    if (held(part, from)) {
                        return;
                    }
                    copy(reader, blob(row, Optional.empty(), beside), buffer);
                    from++;
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "segment " + part.segment()
                    + " is read from cartridges", e);
            again(new Piece(part.segment(), from, Integer.MAX_VALUE, Set.of()));
        }
    }

    /** Whether a paused job leaves these for later. */
    private synchronized boolean held(Selections.Part part, int from) {
        if (job.paused()) {
            heldParts.put(part, from);
            return true;
        }
        return false;
    }

    private void copy(SegmentReader reader, RestoredBlob blob, ByteBuffer buffer)
            throws IOException {
        long position = blob.row().blob().segmentOffset();
        long end = position + blob.row().blob().stored();
        while (position < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            position += read(reader, blob, buffer, position);
            try {
                blob.accept(buffer.flip());
            } catch (IOException e) {
                blob.failed(e, false);
                return;
            }
        }
        try {
            blob.complete();
        } catch (IOException e) {
            blob.failed(e, false);
        }
    }

    /** When staging does not give it, it is read from a cartridge: into a file of its own. */
    private static int read(SegmentReader reader, RestoredBlob blob, ByteBuffer buffer,
            long position) throws IOException {
        try {
            int n = reader.read(buffer, position);
            if (n < 0) {
                throw new IOException("segment ends at " + position);
            }
            return n;
        } catch (IOException e) {
            blob.stop();
            blob.discard();
            throw e;
        }
    }

    /** Blobs of the selection in a segment. */
    List<BlobRow> rows(long segment, int from, int limit) throws IOException {
        return house.journal().catalog().selections().blobs(order.selection(), segment, from,
                limit);
    }

    RestoredBlob blob(BlobRow row, Optional<Stretch> stretch, RestoreBeside beside) {
        return new RestoredBlob(this, row, stretch, beside);
    }

    boolean cancelled() {
        return job.cancelled();
    }

    long id() {
        return job.id();
    }

    boolean paused() {
        return job.paused();
    }

    void readFrom(Barcode barcode, long files, long bytes, Duration busy) {
        String domain = Optional.ofNullable(house.shell().state().cartridges().get(barcode))
                .flatMap(c -> c.domain()).orElse("");
        job.moved(barcode, domain, files, bytes, busy);
    }

    /** The key in the destination; nothing for the directory that the destination stands for. */
    private Optional<ObjectKey> target(ObjectKey key, boolean directory) {
        String value = key.value();
        String rest = value.substring(Math.min(order.strip(), value.length()));
        if (!rest.isEmpty()) {
            return Optional.of(new ObjectKey(rest));
        }
        // A key that ends in a slash and has content is no directory: it keeps its last name.
        return directory ? Optional.empty() : Optional.of(new ObjectKey(
                value.substring(value.lastIndexOf('/', value.length() - 2) + 1)));
    }

    private boolean hasBelow(ObjectKey stripped) {
        String key = order.selection().name().substring(0, order.strip()) + stripped.value();
        try {
            return !house.journal().catalog().objects().list(order.bucket().id(), key + "/",
                    Objects.Depth.ALL, Optional.empty(), 1).isEmpty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what is below " + key, e);
            return false;
        }
    }

    private void targetProblem(TargetProblem problem) {
        switch (problem) {
            case TargetProblem.Renamed r -> job.note(new Failure.TargetRenamed(r.key().value(),
                    r.path().toString()));
            case TargetProblem.NotApplied n -> job.note(new Failure.MetadataNotSet(
                    n.path().toString(), n.what()));
        }
    }

    /** The file that a blob belongs to. */
    RestoredFile file(BlobRow row) throws IOException {
        Complete object = row.object().orElseThrow();
        ObjectKey key = target(row.blob().key(), false).orElseThrow();
        if (row.blob().length() == object.length()) {
            return tree.file(key, object.length(), object.metadata());
        }
        synchronized (this) {
            Pending pending = open.get(row.blob().version());
            if (pending == null) {
                pending = new Pending(tree.file(key, object.length(), object.metadata()),
                        object.length());
                open.put(row.blob().version(), pending);
            }
            return pending.file;
        }
    }

    /** A blob is right, every byte of it. */
    void complete(RestoredBlob blob, Optional<RestoredFile> file) throws IOException {
        BlobRow row = blob.row();
        Complete object = row.object().orElseThrow();
        if (row.blob().length() < object.length()) {
            synchronized (this) {
                Pending pending = open.get(row.blob().version());
                pending.missing -= row.blob().length();
                if (pending.missing > 0) {
                    job.found(-1, 0);
                    return;
                }
                open.remove(row.blob().version());
            }
        }
        Optional<ObjectKey> key = target(row.blob().key(),
                object.metadata().kind() == Metadata.Kind.DIRECTORY);
        if (key.isPresent()) {
            switch (object.metadata().kind()) {
                case FILE -> file.orElseThrow().finish();
                case DIRECTORY -> tree.directory(key.get(), object.metadata());
                case SYMLINK -> tree.link(key.get(), object.metadata());
            }
        }
        job.done(1, object.length());
    }

    /** A blob could not be read, or not be kept. */
    void failed(RestoredBlob blob, IOException why, boolean byTape) {
        String key = blob.row().blob().key().value();
        blob.discard();
        if (!byTape || blob.stretch().isEmpty()) {
            job.problem(switch (why) {
                case FileAlreadyExistsException e -> new Failure.TargetExists(
                        String.valueOf(e.getFile()));
                case RestoredBlob.WrongDigestException e -> new Failure.DigestMismatch("staging",
                        key);
                default -> new Failure.TargetUnwritable(key, String.valueOf(why.getMessage()));
            });
            return;
        }
        Stretch stretch = blob.stretch().get();
        Barcode barcode = stretch.run().cartridge();
        int ordinal = blob.row().blob().ordinal();
        boolean wrong = why instanceof RestoredBlob.WrongDigestException;
        Failure failure = wrong ? new Failure.DigestMismatch(barcode.value(), key)
                : new Failure.CopyUnreadable(barcode.value(), key,
                        String.valueOf(why.getMessage()));
        LOG.log(System.Logger.Level.WARNING, "copy of " + key + " on " + barcode, why);
        if (wrong || why instanceof DamagedTapeException) {
            try {
                house.journal().append(MountSession.ACTOR, new Fact.CopyFailed(barcode,
                        stretch.run().run().segment(), ordinal, failure.code()));
            } catch (IOException e) {
                LOG.log(System.Logger.Level.ERROR, "the ledger does not take a bad copy", e);
            }
        }
        if (order.onlyDomain().isPresent()) {
            job.problem(failure);
        } else {
            job.note(failure);
            again(new Piece(stretch.run().run().segment(), ordinal, ordinal + 1,
                    RestorePlanner.with(stretch.excluded(), barcode)));
        }
    }

    private synchronized void again(Piece piece) {
        again.add(piece);
    }

    void refused(Barcode barcode, String reason) {
        nowhere.refused(barcode, reason);
        Failure failure = reason.equals(Nowhere.MISSING)
                ? new Failure.CartridgeMissing(barcode.value(), order.selection().name())
                : new Failure.CartridgeUnusable(barcode.value(), reason);
        if (order.onlyDomain().isPresent()) {
            job.problem(failure);
        } else {
            job.note(failure);
        }
    }

    /** A cartridge is done with; {@code rest} was not read from it. */
    void taskOver(List<Piece> rest) {
        List<Piece> retry;
        synchronized (this) {
            tasks--;
            again.addAll(rest);
            // What is held goes on when it is resumed: whoever says so calls steered.
            if (tasks > 0 || job.paused() && !again.isEmpty()
                    || !heldParts.isEmpty() && !cancelled()) {
                return;
            }
            retry = List.copyOf(again);
            again.clear();
            tasks = 1;
        }
        if (retry.isEmpty() || cancelled()) {
            lane.execute(this::end);
        } else {
            lane.execute(() -> retry(retry));
        }
    }

    private void retry(List<Piece> pieces) {
        try {
            List<Piece> bounded = new ArrayList<>();
            for (Piece p : pieces) {
                int members = house.journal().catalog().segments().find(p.segment())
                        .orElseThrow().members();
                bounded.add(new Piece(p.segment(), p.from(), Math.min(p.end(), members),
                        p.excluded()));
            }
            request(planner().assign(bounded));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "other copies", e);
            job.problem(new Failure.Unexpected("copies", String.valueOf(e.getMessage())));
        }
        taskOver(List.of());
    }

    private void end() {
        try {
            for (Pending pending : open.values()) {
                pending.file.close();
            }
            if (tree != null) {
                tree.finish();
                tree.close();
            }
        } catch (IOException e) {
            job.problem(new Failure.TargetUnwritable(order.destination().toString(),
                    String.valueOf(e.getMessage())));
        }
        job.end();
    }
}
