package org.holdfast.engine.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.holdfast.device.drive.DriveMeter;
import org.holdfast.engine.api.Activity;
import org.holdfast.engine.api.Activity.Block;
import org.holdfast.engine.api.Activity.Kind;

/** What one robot or one drive has done and does. One thread does it, any thread may look. */
final class ActivityLane implements DriveMeter {
    private static final int SECONDS = (int) (Activity.MAX_SAMPLES * Activity.SAMPLE.toSeconds());
    private static final int SPEED_SECONDS = 5;
    /** A shorter way is part of what it interrupts. */
    private static final Duration LOCATE = Duration.ofSeconds(1);

    private final Supplier<Instant> clock;
    private final LongSupplier revisions;
    private final Pace pace;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final long[] read = new long[SECONDS];
    private final long[] written = new long[SECONDS];
    /** The second of the newest entry of these rings. */
    private long second;
    private Optional<Instant> locating = Optional.empty();
    private long numbers;

    /** What is being done: what it is, for whom, with which cartridge. */
    record Doing(Kind kind, Optional<Long> job, String barcode, Optional<Integer> from,
            Optional<Integer> to) {
        private Doing with(Kind other) {
            return new Doing(other, job, barcode, from, to);
        }
    }

    private static final class Entry {
        private final long number;
        private Doing doing;
        private final Instant begin;
        private Optional<Instant> end = Optional.empty();
        private boolean failed;
        private long bytes;
        private long revision;

        private Entry(long number, Doing doing, Instant begin) {
            this.number = number;
            this.doing = doing;
            this.begin = begin;
        }

        private Block block() {
            return new Block(number, doing.kind(), begin, end, failed, doing.job(),
                    doing.barcode(), bytes, doing.from(), doing.to());
        }
    }

    /** {@code revisions}: gives numbers that rise. */
    ActivityLane(Supplier<Instant> clock, LongSupplier revisions, Pace pace) {
        this.clock = clock;
        this.revisions = revisions;
        this.pace = pace;
        this.second = clock.get().getEpochSecond();
    }

    /** Something begins; what was being done before has ended. */
    synchronized void begin(Doing doing) {
        end(false);
        add(doing, clock.get());
    }

    private void add(Doing doing, Instant begin) {
        Entry entry = new Entry(++numbers, doing, begin);
        entry.revision = revisions.getAsLong();
        entries.addLast(entry);
        if (entries.size() > Activity.MAX_BLOCKS) {
            entries.removeFirst();
        }
    }

    /** What is being done ends. */
    synchronized void end(boolean failed) {
        Entry last = running();
        if (last != null) {
            close(last, clock.get(), failed);
        }
        locating = Optional.empty();
    }

    private void close(Entry entry, Instant end, boolean failed) {
        entry.end = Optional.of(end);
        entry.failed = failed;
        entry.revision = revisions.getAsLong();
        if (!failed && entry.doing.kind() != Kind.LOCATE) {
            pace.did(entry.doing.kind(), entry.bytes, Duration.between(entry.begin, end));
        }
    }

    private Entry running() {
        return entries.isEmpty() || entries.getLast().end.isPresent() ? null : entries.getLast();
    }

    @Override
    public synchronized void wrote(int bytes) {
        count(written, bytes);
    }

    @Override
    public synchronized void read(int bytes) {
        count(read, bytes);
    }

    private void count(long[] ring, int bytes) {
        turn();
        ring[(int) (second % SECONDS)] += bytes;
        Entry last = running();
        if (last != null) {
            last.bytes += bytes;
            last.revision = revisions.getAsLong();
        }
    }

    @Override
    public synchronized void locating() {
        locating = Optional.of(clock.get());
    }

    @Override
    public synchronized void located() {
        cut();
        Entry last = running();
        boolean reading = last != null && switch (last.doing.kind()) {
            case READ, LOCATE -> true;
            case MOVE, LOAD, WRITE, INDEX, UNLOAD -> false;
        };
        if (reading && locating.isPresent()) {
            pace.did(Kind.LOCATE, 0, Duration.between(locating.get(), clock.get()));
        }
        locating = Optional.empty();
        if (reading && last.doing.kind() == Kind.LOCATE) {
            close(last, clock.get(), false);
            add(last.doing.with(Kind.READ), clock.get());
        }
    }

    /** A long way while reading is a block of its own. */
    private void cut() {
        Entry last = running();
        if (last == null || last.doing.kind() != Kind.READ || locating.isEmpty()
                || Duration.between(locating.get(), clock.get()).compareTo(LOCATE) < 0) {
            return;
        }
        if (last.bytes == 0 && !locating.get().isAfter(last.begin)) {
            last.doing = last.doing.with(Kind.LOCATE);
            last.revision = revisions.getAsLong();
            return;
        }
        close(last, locating.get(), false);
        add(last.doing.with(Kind.LOCATE), locating.get());
    }

    /** Brings the rings to the second of now. */
    private void turn() {
        long now = Math.max(second, clock.get().getEpochSecond());
        if (now - second >= SECONDS) {
            Arrays.fill(read, 0);
            Arrays.fill(written, 0);
        } else {
            for (long s = second + 1; s <= now; s++) {
                read[(int) (s % SECONDS)] = 0;
                written[(int) (s % SECONDS)] = 0;
            }
        }
        second = now;
    }

    /** A block and when it changed. */
    record Change(long revision, Block block) {}

    /** What only time has changed is written down. */
    synchronized void settle() {
        cut();
    }

    /** What has changed behind {@code since}, up to {@code until}. */
    synchronized List<Change> changes(long since, long until) {
        List<Change> all = new ArrayList<>();
        for (Entry e : entries) {
            if (e.revision > since && e.revision <= until) {
                all.add(new Change(e.revision, e.block()));
            }
        }
        return all;
    }

    /** The samples that have bytes. */
    synchronized List<Activity.Sample> samples() {
        turn();
        List<Activity.Sample> samples = new ArrayList<>();
        long size = Activity.SAMPLE.toSeconds();
        long last = second / size;
        for (long n = last - Activity.MAX_SAMPLES + 1; n <= last; n++) {
            long in = 0;
            long out = 0;
            for (long s = Math.max(n * size, second - SECONDS + 1);
                    s < (n + 1) * size && s <= second; s++) {
                in += read[(int) (s % SECONDS)];
                out += written[(int) (s % SECONDS)];
            }
            if (in > 0 || out > 0) {
                samples.add(new Activity.Sample(Instant.ofEpochSecond(n * size), in, out));
            }
        }
        return samples;
    }

    /** Bytes of a second, the mean of the last five whole ones. */
    synchronized long speed() {
        turn();
        long sum = 0;
        for (long s = second - SPEED_SECONDS; s < second; s++) {
            sum += read[(int) (s % SECONDS)] + written[(int) (s % SECONDS)];
        }
        return sum / SPEED_SECONDS;
    }

    /** What is being moved now. */
    synchronized Optional<Activity.Carried> carries() {
        Entry last = running();
        return last == null || last.doing.kind() != Kind.MOVE ? Optional.empty()
                : Optional.of(new Activity.Carried(last.doing.barcode(),
                        last.doing.from().orElseThrow(), last.doing.to().orElseThrow(),
                        last.begin));
    }
}
