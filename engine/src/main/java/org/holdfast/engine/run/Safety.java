package org.holdfast.engine.run;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.api.Failure;
import org.holdfast.engine.api.JobSnapshot.Wait;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.env.Time;
import org.holdfast.engine.model.Run;
import org.holdfast.engine.schedule.ScheduleState.Starved;
import org.holdfast.engine.schedule.WriteItem;
import org.holdfast.engine.staging.Staging;

/**
 * Who waits for what to become safe, and why it does not.
 *
 * <p>Safe for any thread.
 */
final class Safety {
    private static final int MOST_SAID = 100;

    private final Staging staging;
    private final Time time;
    private final Lane lane;
    private final Duration patience;
    private final Coverage coverage = new Coverage();
    private final Map<Long, PutJob> jobOf = new HashMap<>();
    /** Whose files are being taken in. */
    private final Set<PutJob> putting = new LinkedHashSet<>();
    /** Whoever needs cartridges moved. */
    private final Set<Job> watching = new HashSet<>();
    private final Map<Barcode, int[]> asked = new TreeMap<>();
    private final Set<String> stuck = new HashSet<>();
    private final Map<String, Long> starvedSince = new TreeMap<>();
    private SortedMap<String, Starved> starved = new TreeMap<>();
    private List<Failure> standing = List.of();
    /** Segments that cannot be read, the first of them. */
    private final Map<Long, Failure> unreadable = new TreeMap<>();
    private Runnable onSafe = () -> { };
    private SafetyWatcher watcher = SafetyWatcher.NONE;

    /** {@code patience}: how long puts wait when nothing can become safe. */
    Safety(Staging staging, Time time, Lane lane, Duration patience) {
        this.staging = staging;
        this.time = time;
        this.lane = lane;
        this.patience = patience;
    }

    /** Called on the lane after segments have become safe. */
    synchronized void onSafe(Runnable action) {
        onSafe = action;
    }

    /** A job's files are being taken in. */
    synchronized void begins(PutJob job) {
        putting.add(job);
    }

    /** They are, as far as they could be. */
    synchronized void ends(PutJob job) {
        putting.remove(job);
    }

    /** Whose files are being taken in now. */
    synchronized List<PutJob> putting() {
        return List.copyOf(putting);
    }

    /** Completes when nothing is taken in any more of what is being taken in now. */
    CompletableFuture<Void> allIn() {
        return CompletableFuture.allOf(putting().stream().map(PutJob::allIn)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Hears of all segments. */
    synchronized void watcher(SafetyWatcher hearer) {
        watcher = hearer;
    }

    /** What is to be written and does not count yet, by segment and domain. */
    synchronized SortedMap<Long, SortedMap<String, BitSet>> lacking() {
        return coverage.lacking();
    }

    /** A job's segment: the job hears when it is safe. */
    synchronized void belongs(long segment, PutJob job) {
        jobOf.put(segment, job);
    }

    synchronized void expect(List<WriteItem> items) {
        coverage.expect(items);
    }

    /** Whether every copy of every blob of a segment counts. */
    synchronized boolean safe(long segment) {
        return !coverage.lacks(segment);
    }

    /** Whose all of these segments are, if they are one job's. */
    synchronized Optional<Long> jobOf(List<WriteItem> items) {
        Optional<Long> one = Optional.empty();
        for (WriteItem item : items) {
            PutJob job = jobOf.get(item.segment());
            if (job == null || one.filter(id -> id != job.id()).isPresent()) {
                return Optional.empty();
            }
            one = Optional.of(job.id());
        }
        return one;
    }

    /** The segments whose safety somebody waits for. */
    synchronized SortedSet<Long> waitedFor() {
        return new TreeSet<>(jobOf.keySet());
    }

    /** Copies count. */
    synchronized void counted(Barcode barcode, String domain, List<Run> runs, Duration busy) {
        long total = Math.max(1, runs.stream().mapToLong(Run::bytes).sum());
        Map<PutJob, long[]> shares = new HashMap<>();
        for (Run run : runs) {
            PutJob job = jobOf.get(run.segment());
            if (job != null) {
                long[] share = shares.computeIfAbsent(job, j -> new long[2]);
                share[0] += run.count();
                share[1] += run.bytes();
            }
        }
        shares.forEach((job, share) -> job.written(barcode, domain, share[0], share[1],
                Duration.ofNanos((long) (busy.toNanos() * ((double) share[1] / total)))));
        List<Long> safe = coverage.counted(domain, runs);
        for (long segment : safe) {
            staging.safe(segment);
            Optional.ofNullable(jobOf.remove(segment)).ifPresent(job -> job.safe(segment));
            watcher.safe(segment);
        }
        if (!safe.isEmpty()) {
            lane.execute(onSafe);
        }
    }

    /** A stretch has failed too often, or its staged bytes cannot be read. */
    synchronized void givenUp(WriteItem item, Optional<String> bytesUnreadable) {
        Failure failure = bytesUnreadable.<Failure>map(why -> new Failure.StagedBytesUnreadable(
                item.segment(), item.end() - item.from(), why))
                .orElse(new Failure.NoCartridge(item.domain()));
        if (bytesUnreadable.isPresent() && unreadable.size() < MOST_SAID) {
            unreadable.putIfAbsent(item.segment(), failure);
        }
        Optional.ofNullable(jobOf.remove(item.segment())).ifPresent(job -> job.gaveUp(
                item.segment(), failure));
        watcher.gaveUp(item.segment(), failure);
    }

    /** Domains whose writes cannot go on, as the scheduler sees it now; and what holds all up. */
    synchronized void starving(SortedMap<String, Starved> now, List<Failure> failures) {
        standing = failures;
        if (now.equals(starved)) {
            return;
        }
        starvedSince.keySet().retainAll(now.keySet());
        stuck.retainAll(now.keySet());
        for (String domain : now.keySet()) {
            if (!starvedSince.containsKey(domain)) {
                starvedSince.put(domain, time.nanos());
                lane.executeAfter(patience, () -> lostPatience(domain));
            }
        }
        starved = now;
        for (PutJob job : new HashSet<>(jobOf.values())) {
            job.starving(now);
        }
        waitForRoom();
    }

    /** Who waits for room waits no longer than a domain's patience lasts, and not once a file. */
    private void waitForRoom() {
        staging.patience(starved.isEmpty() ? Optional.empty()
                : Optional.of(stuck.isEmpty() ? patience : Duration.ZERO));
    }

    /** Whoever waits for a domain that has starved for so long is told, and waits no more. */
    private synchronized void lostPatience(String domain) {
        Long since = starvedSince.get(domain);
        if (since == null || time.nanos() - since < patience.toNanos()) {
            return;
        }
        stuck.add(domain);
        waitForRoom();
        Failure failure = failure(domain, starved.get(domain));
        for (PutJob job : new HashSet<>(jobOf.values())) {
            job.stuck(domain, failure);
        }
        watcher.stuck(failure);
    }

    private Failure failure(String domain, Starved why) {
        return switch (why) {
            case NO_DRIVE -> new Failure.NoDrive(domain);
            case NO_ROBOT, HOME -> standing.isEmpty() ? new Failure.NoDrive(domain)
                    : standing.getFirst();
            case NO_CARTRIDGE -> new Failure.NoCartridge(domain);
        };
    }

    /** What stands in the way now. */
    synchronized List<Failure> problems() {
        return Stream.concat(starved.entrySet().stream().map(
                e -> failure(e.getKey(), e.getValue())).distinct(),
                unreadable.values().stream()).toList();
    }

    /** Why a domain has been stuck for longer than anybody waits, if it has. */
    synchronized Optional<Failure> stuck(List<String> domains) {
        return domains.stream().filter(stuck::contains)
                .map(d -> failure(d, starved.get(d))).findFirst();
    }

    /** This job needs cartridges: it says so when it waits for a person to move one. */
    synchronized void watch(Job job) {
        watching.removeIf(Job::over);
        watching.add(job);
        tell(job);
    }

    /** A person was asked to move a cartridge. */
    synchronized void asked(Barcode barcode, int from, int to) {
        asked.put(barcode, new int[] {from, to});
        watching.forEach(this::tell);
    }

    /** What persons were asked to move: from where and to where. */
    synchronized Map<Barcode, int[]> asked() {
        return new TreeMap<>(asked);
    }

    /** The person has done it. */
    synchronized void answered(Barcode barcode) {
        asked.remove(barcode);
        watching.forEach(this::tell);
    }

    private void tell(Job job) {
        job.waitingNoMore(Wait.Kind.PERSON);
        asked.forEach((barcode, move) -> job.waiting(Wait.Kind.PERSON, List.of(barcode.value(),
                Integer.toString(move[0]), Integer.toString(move[1]))));
    }

    /** Everyone who still waits is told that the engine ends. */
    synchronized void abandon() {
        for (PutJob job : new HashSet<>(jobOf.values())) {
            job.stopping();
        }
        watcher.stopping();
    }
}
