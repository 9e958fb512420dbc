package org.holdfast.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.holdfast.engine.env.CampaignTime;

/** Runs seeds, some at a time. Each is one thread's from its beginning to its end. */
final class ManySeeds {
    private static final Logger LOG = Logger.getLogger("org.holdfast");

    private final SourceTree sources;
    private final long end;
    private final CampaignTime time;
    private final int enough;
    private final Tally tally = new Tally();
    private final SortedMap<Long, String> failed = new TreeMap<>();
    private long next;
    private long done;

    /** Until {@code time} is over or {@code enough} have failed. */
    ManySeeds(SourceTree sources, long first, long count, CampaignTime time, int enough) {
        this.sources = sources;
        this.next = first;
        this.end = first + count;
        this.time = time;
        this.enough = enough;
    }

    /** Returns when all threads are through. */
    void run(int threads) {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(Thread.ofPlatform().name("seeds-" + i).start(this::some));
        }
        some();
        for (Thread other : others) {
            boolean joined = false;
            while (!joined) {
                joined = joined(other);
            }
        }
    }

    private static boolean joined(Thread other) {
        try {
            other.join();
            return true;
        } catch (InterruptedException e) {
            LOG.log(Level.FINE, "seeds are not interrupted", e);
            return false;
        }
    }

    private void some() {
        for (long seed = take(); seed < end; seed = take()) {
            try {
                passed(SimRun.of(seed, sources, false));
            } catch (Throwable e) {
                // Whatever it is, the next seed is another life.
                failed(seed, e);
            }
        }
    }

    private synchronized long take() {
        return next < end && failed.size() < enough && time.left() ? next++ : end;
    }

    private synchronized void passed(SimRun.Outcome outcome) {
        done++;
        tally.add(outcome.tally());
        tally.add("events", outcome.events());
    }

    private synchronized void failed(long seed, Throwable why) {
        done++;
        failed.put(seed, why.toString());
        LOG.log(Level.SEVERE, "seed " + seed, why);
    }

    /** How many have come to an end, good or bad. */
    synchronized long done() {
        return done;
    }

    /** What happened in those that passed. */
    synchronized Tally tally() {
        return tally;
    }

    /** What was wrong, by seed. */
    synchronized SortedMap<Long, String> failed() {
        return new TreeMap<>(failed);
    }
}
