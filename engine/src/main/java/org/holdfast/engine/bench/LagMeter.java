package org.holdfast.engine.bench;

import java.util.ArrayDeque;
import org.holdfast.engine.env.Time;
import org.holdfast.engine.env.disk.SystemTime;
import org.holdfast.engine.journal.Journal;

/**
 * How long the oldest entry that the catalog has not applied has been in the ledger, at most. To be
 * sampled.
 */
final class LagMeter implements Sampler.Look {
    static final long EVERY_MILLIS = 10;

    private record Seen(long number, long nanos) {}

    private final Time time = new SystemTime();
    private final Journal journal;
    private final ArrayDeque<Seen> waiting = new ArrayDeque<>();
    private long last;
    private volatile long most;

    LagMeter(Journal journal) {
        this.journal = journal;
        this.last = journal.ledger().last();
    }

    @Override
    public void look() {
        long now = time.nanos();
        long applied = journal.catalog().applied();
        long entered = journal.ledger().last();
        if (entered > last) {
            waiting.add(new Seen(entered, now));
            last = entered;
        }
        while (!waiting.isEmpty() && waiting.peek().number() <= applied) {
            waiting.remove();
        }
        if (!waiting.isEmpty()) {
            most = Math.max(most, now - waiting.peek().nanos());
        }
    }

    double seconds() {
        return most / 1e9;
    }
}
