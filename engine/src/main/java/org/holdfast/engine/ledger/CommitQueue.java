package org.holdfast.engine.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.engine.ledger.form.Draft;
import org.holdfast.engine.ledger.form.LineLimits;

/**
 * Group commit without a thread of its own: whoever comes while nobody commits, commits, for all
 * who wait; the others sleep until it is done or until it is their turn to commit. A caller that is
 * alone never waits for anybody. Each waiting caller is one ticket, so the callers bound the queue.
 *
 * <p>What it costs is waking sleepers, so nobody holds a lock while others are woken, those who
 * wake up wake others, and a leader with guests goes on for a few groups instead of waking the next
 * one while the medium has nothing to do. Safe for any thread.
 */
final class CommitQueue {
    /** Writes drafts as one group, durable on return. Called by one thread at a time. */
    interface Commit {
        /** Commits; returns the number of the first draft. */
        long commit(List<Draft> drafts) throws IOException;
    }

    /** So many groups are committed by one caller at most, unless its own is still not there. */
    private static final int GROUPS = 8;
    /** So often those who were in the last group get a chance to be in the next one too. */
    private static final int YIELDS = 64;
    /** Sleepers that are woken by one who has woken up. */
    private static final int WAKES = 2;

    private enum State { WAITING, LEADS, DONE }

    private static final class Ticket {
        final List<Draft> drafts;
        final long maxBytes;
        final Thread thread = Thread.currentThread();
        /** Pushed before this one, and how many there are with it. */
        Ticket before;
        int waiting;
        /** Those it was committed with. */
        List<Ticket> group;
        int place;
        long first;
        Throwable failure;
        volatile State state = State.WAITING;

        Ticket(List<Draft> drafts, long maxBytes) {
            this.drafts = drafts;
            this.maxBytes = maxBytes;
        }

        boolean closes() {
            return drafts.isEmpty();
        }
    }

    private final Commit commit;
    private final AtomicReference<Ticket> newest = new AtomicReference<>();
    private final AtomicReference<LedgerRefusedException> refused = new AtomicReference<>();
    /** Who changes it from false leads, and only who leads touches what is below. */
    private final AtomicBoolean leading = new AtomicBoolean();
    private final Deque<Ticket> queue = new ArrayDeque<>();
    private int callers;
    private boolean closed;

    CommitQueue(Commit commit) {
        this.commit = commit;
    }

    /** From now on everything is refused for this reason, if it is not already for another. */
    void refuse(String why, Throwable cause) {
        refused.compareAndSet(null, new LedgerRefusedException(why, cause));
    }

    /** Returns when what was asked for before has been committed; the rest is refused. */
    void close() {
        pass(new Ticket(List.of(), 0));
    }

    /** Commits the drafts, in one group; returns the first one's number. */
    long append(List<Draft> drafts) throws IOException {
        long maxBytes = 0;
        for (Draft draft : drafts) {
            maxBytes += draft.maxBytes();
        }
        if (drafts.isEmpty() || maxBytes > LineLimits.GROUP_BYTES) {
            throw new IllegalArgumentException(drafts.size() + " entries of " + maxBytes
                    + " bytes for one group, the limit is " + LineLimits.GROUP_BYTES);
        }
        Ticket ticket = new Ticket(drafts, maxBytes);
        pass(ticket);
        return result(ticket);
    }

    /** Returns when the ticket is done. */
    private void pass(Ticket ticket) {
        push(ticket);
        boolean interrupted = false;
        while (ticket.state != State.DONE) {
            if (ticket.state == State.LEADS || leading.compareAndSet(false, true)) {
                lead(ticket);
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        wake(ticket);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void push(Ticket ticket) {
        Ticket top;
        do {
            top = newest.get();
            ticket.before = top;
            ticket.waiting = top == null ? 1 : top.waiting + 1;
        } while (!newest.compareAndSet(top, ticket));
    }

    private void lead(Ticket own) {
        if (own.state == State.LEADS) {
            own.state = State.WAITING;
        }
        int groups = 0;
        while (own.state != State.DONE || groups < GROUPS) {
            gather(own.state == State.DONE ? callers - 1 : callers);
            List<Ticket> group = take();
            if (group.isEmpty()) {
                break;
            }
            commit(group);
            if (own.state == State.DONE && own.group == group) {
                wake(own);
            }
            callers = group.size() + waiting();
            groups++;
        }
        handOver();
    }

    /** Those who have just been served are about to come again: lets them come first. */
    private void gather(int wanted) {
        for (int i = 0; i < YIELDS && waiting() < wanted; i++) {
            Thread.yield();
        }
    }

    private int waiting() {
        Ticket top = newest.get();
        return queue.size() + (top == null ? 0 : top.waiting);
    }

    /** Those who have waited longest, up to the limit of a group. */
    private List<Ticket> take() {
        List<Ticket> group = new ArrayList<>(waiting());
        long bytes = 0;
        for (Ticket next = next(); next != null; next = next()) {
            if (!group.isEmpty() && (bytes + next.maxBytes > LineLimits.GROUP_BYTES
                    || next.closes() || group.getFirst().closes())) {
                break;
            }
            bytes += next.maxBytes;
            next.group = group;
            next.place = group.size();
            group.add(queue.remove());
        }
        return group;
    }

    /** Who has waited longest; null when nobody waits. */
    private Ticket next() {
        if (queue.isEmpty()) {
            Ticket pushed = newest.getAndSet(null);
            while (pushed != null) {
                queue.addFirst(pushed);
                Ticket before = pushed.before;
                pushed.before = null;
                pushed = before;
            }
        }
        return queue.peek();
    }

    private void commit(List<Ticket> group) {
        Throwable failure = closed ? new IllegalStateException("the ledger is closed")
                : refused.get();
        long first = 0;
        if (group.getFirst().closes()) {
            closed = true;
            failure = null;
        } else if (failure == null) {
            try {
                first = commit.commit(drafts(group));
            } catch (IOException | RuntimeException | Error e) {
                // whatever it was, nobody knows what is on the medium now
                refuse("the ledger takes no more entries until it is opened again, since a write "
                        + "failed: " + e.getMessage(), e);
                failure = e;
            }
        }
        finish(group, first, failure);
    }

    private static List<Draft> drafts(List<Ticket> group) {
        List<Draft> drafts = new ArrayList<>(group.size());
        for (Ticket ticket : group) {
            drafts.addAll(ticket.drafts);
        }
        return drafts;
    }

    private static void finish(List<Ticket> group, long first, Throwable failure) {
        long number = first;
        for (Ticket ticket : group) {
            ticket.first = number;
            ticket.failure = failure;
            number += ticket.drafts.size();
        }
        for (Ticket ticket : group) {
            ticket.state = State.DONE;
        }
        LockSupport.unpark(group.getFirst().thread);
    }

    /** The group is a tree, in which each wakes those below. */
    private static void wake(Ticket ticket) {
        int from = ticket.place * WAKES + 1;
        for (int i = from; i < from + WAKES && i < ticket.group.size(); i++) {
            LockSupport.unpark(ticket.group.get(i).thread);
        }
        ticket.group = List.of();
    }

    /** Somebody else leads now, if anybody waits. */
    private void handOver() {
        do {
            Ticket next = next();
            if (next != null) {
                next.state = State.LEADS;
                LockSupport.unpark(next.thread);
                return;
            }
            leading.set(false);
            // who came in between has seen a leader and sleeps
        } while (newest.get() != null && leading.compareAndSet(false, true));
    }

    private static long result(Ticket ticket) throws IOException {
        if (ticket.failure == null) {
            return ticket.first;
        }
        switch (ticket.failure) {
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            case LedgerRefusedException e -> throw new LedgerRefusedException(e.getMessage(), e);
            case Throwable e -> throw new LedgerRefusedException("not appended; the ledger takes "
                    + "no more entries until it is opened again: " + e.getMessage(), e);
        }
    }
}
