package org.holdfast.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.files.SourceArgument;
import org.holdfast.engine.files.SourceProblem;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.Priority;
import org.holdfast.engine.schedule.Input;
import org.holdfast.engine.schedule.ScheduleState.Starved;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.staging.SealedSegment;

/**
 * Takes files into a bucket: one lane walks the source, a few others read, each into a staging
 * segment of its own. None of them waits for another. Safe for any thread.
 */
final class PutJob {
    private static final int WORKERS = 2;
    private static final System.Logger LOG = System.getLogger(PutJob.class.getName());

    private final House house;
    private final Job job;
    private final Bucket bucket;
    private final PutWalk walk;
    private final List<PutWorker> workers = new ArrayList<>();
    private final CompletableFuture<Void> allIn = new CompletableFuture<>();
    /** Files and bytes of each segment that is not safe yet. */
    private final SortedMap<Long, long[]> open = new TreeMap<>();
    private final Set<Long> sealed = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private int working = WORKERS;
    private boolean accepted;
    private boolean cutShort;
    private boolean brokenOff;

    PutJob(House house, Job job, Bucket bucket, List<SourceArgument> arguments) {
        this.house = house;
        this.job = job;
        this.bucket = bucket;
        for (int i = 0; i < WORKERS; i++) {
            Lane lane = house.env().lanes().lane("put-" + (job.id() * WORKERS + i) % 8);
            workers.add(new PutWorker(house, this, job, bucket, lane));
        }
        walk = new PutWalk(this, job, arguments, List.copyOf(workers),
                house.env().lanes().lane("walk-" + job.id() % 4),
                new PutFetch(this, job, house));
    }

    /** Begins; returns at once. */
    void start() {
        house.safety().watch(job);
        house.safety().begins(this);
        walk.wake();
        job.whenCancelled(this::wake);
        job.steeredBy(this::steered);
    }

    /** It is paused or goes on, or its turn has changed. */
    private void steered() {
        workers.forEach(worker -> post(worker.lane(), worker::steered));
        SortedSet<Long> segments;
        synchronized (this) {
            segments = new TreeSet<>(open.keySet());
        }
        house.shell().post(new Input.Prioritized(segments, new TreeSet<>(), job.priority()));
    }

    long id() {
        return job.id();
    }

    /** Completes when every file is accepted, or said to be a problem, or not wanted any more. */
    CompletableFuture<Void> allIn() {
        return allIn;
    }

    /** The job is to end as soon as it can. */
    private void wake() {
        workers.forEach(worker -> post(worker.lane(), worker::wake));
        walk.wake();
        endIfOver();
    }

    /** Somebody waits for room in staging. */
    void roomWanted() {
        workers.forEach(worker -> post(worker.lane(), worker::roomWanted));
    }

    /** Runs a part of this job on a lane; when lanes end in the middle of it, so does the job. */
    void post(Lane lane, Runnable part) {
        try {
            lane.execute(part);
        } catch (RejectedExecutionException e) {
            brokenOff(e);
        }
    }

    private void brokenOff(RejectedExecutionException why) {
        synchronized (this) {
            if (brokenOff) {
                return;
            }
            brokenOff = true;
        }
        LOG.log(System.Logger.Level.WARNING, "job " + job.id() + " is broken off", why);
        stopping();
        allIn.complete(null);
    }

    /** A defect of ours: said, so that nobody takes the job for done. */
    void unexpected(Exception e) {
        LOG.log(System.Logger.Level.ERROR, "job " + job.id(), e);
        job.problem(new Failure.Unexpected("put", String.valueOf(e)));
    }

    /** Something was not taken in because the job is to end. */
    synchronized void cutShort() {
        cutShort = true;
    }

    void problem(SourceProblem problem) {
        SourceFailures.say(job, problem);
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
        Priority turn = job.priority();
        house.shell().post(new Input.Sealed(bucket.policy().domains().stream()
                .map(domain -> new WriteItem(segment.segment(), domain, 0, segment.members(),
                        segment.bytes(), false, 0, turn)).toList()));
        if (job.priority() != turn) {
            // It was changed in between, and the scheduler did not know the segment yet.
            steered();
        }
    }

    /** A worker has nothing more to take in. */
    void workerDone() {
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
        job.tellPace(house.shell().activity().pace());
        if (!waiting.isEmpty()) {
            house.shell().post(new Input.Hurry(new TreeSet<>(waiting.keySet())));
        }
        house.safety().stuck(bucket.policy().domains()).ifPresent(failure -> stuck("", failure));
        house.safety().ends(this);
        endIfOver();
        allIn.complete(null);
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

    private void endIfOver() {
        boolean all;
        boolean over;
        synchronized (this) {
            all = accepted && open.isEmpty() && !cutShort;
            // At the end of the engine what is being written may still become safe.
            over = accepted && (cutShort || job.cancelled() && !job.stopped());
        }
        if (all) {
            job.complete();
        } else if (over) {
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
        endIfOver();
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
        endIfOver();
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

    /** The engine ends before this is over. */
    void stopping() {
        job.stop();
        job.end();
    }
}
