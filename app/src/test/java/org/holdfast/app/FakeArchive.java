package org.holdfast.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.ArchiveException;
import org.holdfast.engine.api.Command;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;

/**
 * An archive that copies trees into a folder for each of two cartridges, and back; everything it
 * is asked is remembered. What it answers can be set.
 */
public final class FakeArchive implements Archive {
    /** When everything happens here. */
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String[] BARCODES = {"HF0001L8", "HF0002L8"};
    private static final long MEGA = 1_000_000;

    /** Commands and queries, in order. */
    public final List<Object> heard = new CopyOnWriteArrayList<>();
    /** Answers that are not made up here. */
    public final Map<Class<?>, Object> answers = new java.util.concurrent.ConcurrentHashMap<>();
    /** What puts end with. */
    public final List<Failure> putProblems = new CopyOnWriteArrayList<>();
    /** What every job ends with. */
    public final List<Failure> problems = new CopyOnWriteArrayList<>();
    /** What the next job notes. */
    public final List<Failure> notes = new CopyOnWriteArrayList<>();
    /** Refuse the next command with this. */
    public volatile Failure refusal;
    /** Do something to the restored tree before it is handed over. */
    public volatile Tampering tampering = (copy, tree) -> { };
    /** Whether puts are really kept; otherwise their paths may be made up. */
    public volatile boolean keeps;
    /** How often it was closed. */
    public volatile int closed;

    private final Path tapes;
    private final Map<String, Rows.BucketRow> buckets = new TreeMap<>();
    private final List<JobSnapshot> jobs = new ArrayList<>();

    /** Keeps its cartridges in a folder. */
    public FakeArchive(Path tapes) {
        this.tapes = tapes;
    }

    /** Damages what a restore gives back. */
    @FunctionalInterface
    public interface Tampering {
        /** Changes the restored tree of a copy. */
        void tamper(int copy, Path tree) throws IOException;
    }

    /** A job that is over, as this archive reports it. */
    public static JobSnapshot job(long id, String kind, String title, JobSnapshot.State state,
            List<Failure> problems, List<Failure> notes, List<JobSnapshot.Moved> moved) {
        return new JobSnapshot(id, 9, kind, "local", title, state, true, 3, 3, 3, 3 * MEGA,
                3 * MEGA, 3 * MEGA, NOW, Optional.of(NOW.plusSeconds(2)), List.of(), problems,
                problems.size(), notes, moved);
    }

    /** The same job while it runs and waits for something. */
    public static JobSnapshot running(JobSnapshot job, long revision, boolean accepted,
            JobSnapshot.Wait... waits) {
        return new JobSnapshot(job.id(), revision, job.kind(), job.actor(), job.title(),
                JobSnapshot.State.RUNNING, accepted, 2, 1, 3, 2 * MEGA, MEGA, 3 * MEGA, NOW,
                Optional.empty(), List.of(waits), List.of(), 0, List.of(), List.of());
    }

    @Override
    public synchronized long submit(Command command) throws ArchiveException {
        heard.add(command);
        if (refusal != null) {
            throw new ArchiveException(refusal);
        }
        try {
            switch (command) {
                case Command.CreateBucket c -> {
                    buckets.put(c.name(), new Rows.BucketRow("id", c.name(), c.copies(), 0, 0,
                            0));
                    ended("bucket", c.name(), List.of());
                }
                case Command.Put c -> {
                    keep(c);
                    ended("put", c.bucket(), List.of(moved(0), moved(1)));
                }
                case Command.Get c -> {
                    int copy = c.copy().orElse(1);
                    Path tree = Path.of(c.destination());
                    Path tape = tapes.resolve(BARCODES[copy - 1]).resolve(c.bucket());
                    if (Files.exists(tape)) {
                        FakeTrees.copyContent(tape, tree);
                        tampering.tamper(copy, tree);
                    }
                    ended("get", c.bucket() + "/" + c.key(), List.of(moved(copy - 1)));
                }
                default -> ended(command.getClass().getSimpleName().toLowerCase(
                        java.util.Locale.ROOT), "all", List.of());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jobs.size();
    }

    private void keep(Command.Put put) throws IOException {
        for (String barcode : keeps ? BARCODES : new String[0]) {
            for (String path : put.paths()) {
                FakeTrees.copy(Path.of(path), tapes.resolve(barcode).resolve(put.bucket())
                        .resolve(Path.of(path).getFileName()));
            }
        }
    }

    private static JobSnapshot.Moved moved(int copy) {
        return new JobSnapshot.Moved(BARCODES[copy], "copy-" + (copy + 1), 3, 3 * MEGA,
                Duration.ofMillis(1500));
    }

    private void ended(String kind, String title, List<JobSnapshot.Moved> moved) {
        List<Failure> all = new ArrayList<>(problems);
        all.addAll(kind.equals("put") ? putProblems : List.of());
        JobSnapshot.State state = all.isEmpty() ? JobSnapshot.State.DONE
                : JobSnapshot.State.PARTLY;
        jobs.add(job(jobs.size() + 1, kind, title, state, all,
                List.copyOf(notes), moved));
    }

    @Override
    public synchronized JobSnapshot awaitJob(long job, long after, Duration patience)
            throws ArchiveException {
        if (job < 1 || job > jobs.size()) {
            throw new ArchiveException(new Failure.NoSuchJob(job));
        }
        JobSnapshot over = jobs.get((int) job - 1);
        if (after == 0) {
            return running(over, 1, false);
        }
        return after == 1 ? running(over, 2, true, new JobSnapshot.Wait(
                JobSnapshot.Wait.Kind.PERSON, List.of("HF0001L8", "drive 1"),
                Duration.ofSeconds(3))) : over;
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <R> R ask(Query<R> query) throws ArchiveException {
        heard.add(query);
        Object set = answers.get(query.getClass());
        if (set instanceof Failure f) {
            throw new ArchiveException(f);
        }
        if (set != null) {
            return (R) set;
        }
        return (R) switch (query) {
            case Query.Buckets q -> new Rows.BucketList(List.copyOf(buckets.values()));
            case Query.Jobs q -> new Rows.JobList(jobs.reversed().stream().toList());
            case Query.Status q -> new Rows.Status("/home/a", "archive", 42, "0badcafe",
                    Optional.empty(), 3, 3 * MEGA, 1, MEGA, staging(), List.of(
                            new Rows.DriveRow("lib", 256, "S1", "ULTRIUM-TD8", "busy",
                                    Optional.of("HF0001L8"), Optional.empty())),
                    1, List.of());
            case Query.Staging q -> staging();
            case Query.Objects q -> new Rows.ObjectPage(List.of(), Optional.empty());
            case Query.ObjectDetail q -> throw unset(q);
            case Query.Cartridges q -> new Rows.CartridgeList(List.of());
            case Query.Cartridge q -> throw new ArchiveException(
                    new Failure.NoSuchCartridge(q.barcode()));
            case Query.Libraries q -> new Rows.LibraryList(List.of());
            case Query.RestorePlan q -> throw unset(q);
            case Query.Activity q -> new Activity(1, false, NOW, List.of());
            case Query.PutPlan q -> throw unset(q);
            case Query.ObjectAt q -> throw unset(q);
            case Query.Policy q -> throw unset(q);
            case Query.LedgerEntries q -> new Rows.LedgerPage(List.of());
        };
    }

    private static IllegalStateException unset(Query<?> query) {
        return new IllegalStateException("no answer set for " + query);
    }

    private static Rows.Staging staging() {
        return new Rows.Staging(100 * MEGA, 38 * MEGA, 4 * MEGA, 34 * MEGA, 0, 7);
    }

    @Override
    public void close() {
        closed++;
    }
}
