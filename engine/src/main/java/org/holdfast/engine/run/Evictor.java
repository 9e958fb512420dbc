package org.holdfast.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.holdfast.engine.catalog.query.Segments;
import org.holdfast.engine.env.Lanes.Lane;
import org.holdfast.engine.journal.Journal;
import org.holdfast.engine.model.fact.Fact;
import org.holdfast.engine.session.MountSession;
import org.holdfast.engine.staging.Eviction;
import org.holdfast.engine.staging.Staging;
import org.holdfast.engine.staging.StagingCounters;

/**
 * Gives up staged bytes that are safe, the oldest first: when staging fills, when somebody waits
 * for room, or when asked to. Safe for any thread; works on one lane.
 */
final class Evictor {
    /** Above this share of its limit staging is emptied of what is safe. */
    private static final double HIGH_WATER = 0.7;
    private static final int PAGE = 100;
    /** Nobody tells when a lease ends, or when the ledger takes an eviction after all. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final System.Logger LOG = System.getLogger(Evictor.class.getName());

    private final Journal journal;
    private final Staging staging;
    private final Safety safety;
    private final Lane lane;
    /** Something safe was being read. This and the next: on the lane. */
    private boolean heldBack;
    private boolean lookingAgain;

    Evictor(Journal journal, Staging staging, Safety safety, Lane lane) {
        this.journal = journal;
        this.staging = staging;
        this.safety = safety;
        this.lane = lane;
    }

    /** Something became safe: makes room if there is little. On the lane. */
    void look() {
        boolean waiting = false;
        try {
            StagingCounters c = staging.counters();
            long all = c.stagedBytes() + c.freeBytes();
            waiting = c.waiting() > 0;
            if (waiting || c.stagedBytes() > HIGH_WATER * all) {
                heldBack = false;
                evict(MountSession.ACTOR);
                waiting = heldBack && staging.counters().waiting() > 0;
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "staging is not emptied", e);
        }
        if (waiting && !lookingAgain) {
            lookingAgain = true;
            lane.executeAfter(LOOK_AGAIN, () -> {
                lookingAgain = false;
                look();
            });
        }
    }

    /** Someone waits for room. */
    void needRoom() {
        lane.execute(this::look);
    }

    /**
     * What was given up.
     *
     * @param segments how many
     * @param bytes that they held
     */
    record Evicted(int segments, long bytes) {}

    /** Evicts everything that is safe. On the lane. */
    Evicted evict(String actor) throws IOException {
        Evicted evicted = new Evicted(0, 0);
        long after = 0;
        for (;;) {
            List<Segments.Row> page = journal.upToDate().segments().evictable(after, PAGE);
            for (Segments.Row row : page) {
                after = row.segment();
                // The catalog says that nothing waits; safety says that every copy counts.
                if (row.safe() && safety.safe(row.segment())) {
                    Eviction outcome = staging.evict(row.segment(), () -> journal.append(actor,
                            new Fact.SegmentEvicted(row.segment())));
                    heldBack |= outcome == Eviction.LEASED;
                    if (outcome == Eviction.EVICTED) {
                        evicted = new Evicted(evicted.segments() + 1,
                                evicted.bytes() + row.bytes());
                    }
                }
            }
            if (page.size() < PAGE) {
                return evicted;
            }
        }
    }

    Lane lane() {
        return lane;
    }
}
