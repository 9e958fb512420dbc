package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.SourceArgument;
import org.holdfast.engine.files.SourceItem;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.files.SourceVisitor;
import org.holdfast.engine.files.SourceWalk;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.ScheduleState.Starved;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.staging.SealedSegment;

/**
 * Takes files into a bucket: one lane walks the source, a few others read, each into a staging
 * segment of its own. Safe for any thread.
 */
final class PutJob implements SourceVisitor {
    private static final int WORKERS = 2;
    private static final int BATCH_ITEMS = 500;
    private static final long BATCH_BYTES = 32L << 20;
    private static final int BATCHES_AHEAD = 8;
    private static final System.Logger LOG = System.getLogger(PutJob.class.getName());

    private final House house;
    private final Job job;
    private final Bucket bucket;
    private final List<SourceArgument> arguments;
    private final List<PutWorker> workers = new ArrayList<>();
    private final Semaphore ahead = new Semaphore(BATCHES_AHEAD);
    /** Files and bytes of each segment that is not safe yet. */
    private final SortedMap<Long, long[]> open = new TreeMap<>();
    private final Set<Long> sealed = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private List<SourceItem> batch = new ArrayList<>();
    private long batchBytes;
    private int next;
    private int working = WORKERS;
    private boolean accepted;

    PutJob(House house, Job job, Bucket bucket, List<SourceArgument> arguments) {
        this.house = house;
        this.job = job;
        this.bucket = bucket;
        this.arguments = arguments;
    }

    /** Begins; returns at once. */
    void start() {
        house.safety().watch(job);
        for (int i = 0; i < WORKERS; i++) {
            Lane lane = house.env().lanes().lane("put-" + (job.id() * WORKERS + i) % 8);
            workers.add(new PutWorker(house, this, job, bucket, lane));
        }
        house.env().lanes().lane("walk-" + job.id() % 4).execute(this::walk);
    }

    private void walk() {
        SourceWalk walk = new SourceWalk(this);
        for (SourceArgument argument : arguments) {
            try {
                walk.walk(argument);
            } catch (IOException | RuntimeException e) {
                if (job.cancelled()) {
                    break;
                }
                LOG.log(System.Logger.Level.WARNING, "walking " + argument.path(), e);
                job.problem(new Failure.SourceUnreadable(argument.path().toString(),
                        String.valueOf(e.getMessage())));
            }
        }
        dispatch();
        for (PutWorker worker : workers) {
            worker.lane().execute(() -> {
                try {
                    worker.finish();
                } catch (RuntimeException e) {
                    unexpected(e);
                } finally {
                    workerDone();
                }
            });
        }
    }

    /** A defect of ours: said, so that nobody takes the job for done. */
    private void unexpected(RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "job " + job.id(), e);
        job.problem(new Failure.Unexpected("put", String.valueOf(e)));
    }

    @Override
    public void item(SourceItem item) throws IOException {
        if (job.cancelled()) {
            throw new IOException("cancelled");
        }
        job.found(1, item.size());
        item.firstName().ifPresent(first -> job.note(
                new Failure.HardLink(item.path().toString(), first.value())));
        batch.add(item);
        batchBytes += item.size();
        if (batch.size() >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) {
            dispatch();
        }
    }

    private void dispatch() {
        if (batch.isEmpty()) {
            return;
        }
        List<SourceItem> full = batch;
        batch = new ArrayList<>();
        batchBytes = 0;
        PutWorker worker = workers.get(next++ % WORKERS);
        ahead.acquireUninterruptibly();
        worker.lane().execute(() -> {
            try {
                worker.take(full);
            } catch (RuntimeException e) {
                unexpected(e);
            } finally {
                ahead.release();
            }
        });
    }

    @Override
    public void problem(SourceProblem problem) {
        String path = problem.path().toString();
        switch (problem) {
            case SourceProblem.TooManyLinks p -> job.note(new Failure.HardLink(path, ""));
            case SourceProblem.NotUnicode p ->
                    job.problem(new Failure.SourceName(path, problem.code()));
            case SourceProblem.KeyTooLong p ->
                    job.problem(new Failure.SourceName(path, problem.code()));
            case SourceProblem.Special p ->
                    job.problem(new Failure.SourceSpecial(path, problem.code()));
            case SourceProblem.Unreadable p ->
                    job.problem(new Failure.SourceUnreadable(path, p.reason()));
            case SourceProblem.Vanished p -> job.problem(new Failure.SourceMissing(path));
            case SourceProblem.Changed p -> job.problem(new Failure.SourceChanged(path));
        }
    }

    /** Something that concerns all files of the job: said once. */
    void once(Failure failure) {
        synchronized (this) {
            if (!said.add(failure.code())) {
                return;
            }
        }
        job.problem(failure);
    }

    /** A worker has files in a segment that are about to be accepted. */
    void holds(long segment) {
        synchronized (this) {
            open.putIfAbsent(segment, new long[2]);
        }
        house.safety().belongs(segment, this);
    }

    /** They are. */
    synchronized void accepted(long segment, long files, long bytes) {
        long[] sum = open.get(segment);
        sum[0] += files;
        sum[1] += bytes;
        job.done(files, bytes);
    }

    /** A segment is complete: the scheduler may have it. */
    void seal(SealedSegment segment) {
        synchronized (this) {
            sealed.add(segment.segment());
        }
        house.shell().post(new Input.Sealed(bucket.policy().domains().stream()
                .map(domain -> new WriteItem(segment.segment(), domain, 0, segment.members(),
                        segment.bytes(), false, 0)).toList()));
    }

    /** A worker has nothing more to take in. */
    private void workerDone() {
        SortedMap<Long, long[]> waiting;
        synchronized (this) {
            working--;
            if (working > 0) {
                return;
            }
            accepted = true;
            waiting = new TreeMap<>(open);
        }
        sealTheRest();
        job.allAccepted();
        if (!waiting.isEmpty()) {
            house.shell().post(new Input.Hurry(new TreeSet<>(waiting.keySet())));
        }
        house.safety().stuck(bucket.policy().domains()).ifPresent(failure -> stuck("", failure));
        endIfSafe();
    }

    /** A worker whose staging failed may not have told of segments that it could not go on with. */
    private void sealTheRest() {
        for (SealedSegment segment : house.staging().sealed()) {
            boolean untold;
            synchronized (this) {
                untold = open.containsKey(segment.segment())
                        && !sealed.contains(segment.segment());
            }
            if (untold && !job.cancelled()) {
                seal(segment);
            }
        }
    }

    private void endIfSafe() {
        boolean over;
        synchronized (this) {
            over = accepted && (open.isEmpty() || job.cancelled());
        }
        if (over) {
            job.end();
        }
    }

    /** All copies of a segment count. */
    void safe(long segment) {
        long[] sum;
        synchronized (this) {
            sum = open.remove(segment);
        }
        if (sum != null) {
            job.safe(sum[0], sum[1]);
        }
        endIfSafe();
    }

    void written(Barcode barcode, String domain, long files, long bytes, Duration busy) {
        job.moved(barcode, domain, files, bytes, busy);
    }

    /** Writing a segment has failed too often; its bytes stay in staging. */
    void gaveUp(long segment, Failure why) {
        synchronized (this) {
            open.remove(segment);
        }
        job.problem(why);
        endIfSafe();
    }

    void starving(SortedMap<String, Starved> domains) {
        job.waitingNoMore(Wait.Kind.DRIVE);
        job.waitingNoMore(Wait.Kind.CARTRIDGE);
        job.waitingNoMore(Wait.Kind.HOME);
        for (Map.Entry<String, Starved> e : domains.entrySet()) {
            if (bucket.policy().domains().contains(e.getKey())) {
                job.waiting(switch (e.getValue()) {
                    case NO_DRIVE, NO_ROBOT -> Wait.Kind.DRIVE;
                    case HOME -> Wait.Kind.HOME;
                    case NO_CARTRIDGE -> Wait.Kind.CARTRIDGE;
                }, List.of(e.getKey()));
            }
        }
    }

    /** Nothing can become safe any more: what was accepted stays, and nobody waits for it. */
    void stuck(String domain, Failure why) {
        synchronized (this) {
            if (!accepted || open.isEmpty()
                    || !domain.isEmpty() && !bucket.policy().domains().contains(domain)) {
                return;
            }
        }
        job.problem(why);
        job.end();
    }

    void waiting(Wait.Kind kind, List<String> subjects) {
        job.waiting(kind, subjects);
    }

    void waitingNoMore(Wait.Kind kind) {
        job.waitingNoMore(kind);
    }

    void stopping() {
        if (!job.over()) {
            job.problem(new Failure.Stopping());
            job.end();
        }
    }
}
