package org.holdfast.engine.ledger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.holdfast.engine.ledger.form.Draft;
import org.holdfast.engine.ledger.form.LineLimits;

/**
 * Group commit without a thread of its own: whoever comes while nobody commits, commits, for all
 * who wait; the others wait until it is done or until it is their turn to commit. Each waiting
 * caller is one ticket, so the callers bound the queue. Safe for any thread.
 */
final class CommitQueue {
    /** Writes drafts as one group, durable on return. Called by one thread at a time. */
    interface Commit {
        /** Commits; returns the number of the first draft. */
        long commit(List<Draft> drafts) throws IOException;
    }

    private final class Ticket {
        final List<Draft> drafts;
        final long maxBytes;
        final Condition changed = lock.newCondition();
        boolean done;
        long first;
        Throwable failure;

        Ticket(List<Draft> drafts, long maxBytes) {
            this.drafts = drafts;
            this.maxBytes = maxBytes;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final Commit commit;
    private final Condition idle = lock.newCondition();
    private boolean committing;
    private boolean closing;
    private LedgerRefusedException refused;

    CommitQueue(Commit commit) {
        this.commit = commit;
    }

    /** From now on everything is refused for this reason, if it is not already for another. */
    void refuse(String why, Throwable cause) {
        lock.lock();
        try {
            if (refused == null) {
                refused = new LedgerRefusedException(why, cause);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the commit that is under way; then everything is refused. */
    void close() {
        lock.lock();
        try {
            closing = true;
            while (committing || !waiting.isEmpty()) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Commits the drafts, in one group; returns the first one's number. */
    long append(List<Draft> drafts) throws IOException {
        long maxBytes = drafts.stream().mapToLong(Draft::maxBytes).sum();
        if (drafts.isEmpty() || maxBytes > LineLimits.GROUP_BYTES) {
            throw new IllegalArgumentException(drafts.size() + " entries of " + maxBytes
                    + " bytes for one group, the limit is " + LineLimits.GROUP_BYTES);
        }
        Ticket ticket = new Ticket(drafts, maxBytes);
        enqueue(ticket);
        for (List<Ticket> group = turn(ticket); !group.isEmpty(); group = turn(ticket)) {
            lead(group);
        }
        return result(ticket);
    }

    private void enqueue(Ticket ticket) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the ledger is closed");
            }
            waiting.add(ticket);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this ticket is done (empty) or its thread is to commit these. */
    private List<Ticket> turn(Ticket ticket) {
        lock.lock();
        try {
            while (committing && !ticket.done) {
                ticket.changed.awaitUninterruptibly();
            }
            if (ticket.done) {
                return List.of();
            }
            committing = true;
            return take();
        } finally {
            lock.unlock();
        }
    }

    /** Those who have waited longest, up to the limit of a group. */
    private List<Ticket> take() {
        List<Ticket> group = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && (group.isEmpty()
                || bytes + waiting.peek().maxBytes <= LineLimits.GROUP_BYTES)) {
            bytes += waiting.peek().maxBytes;
            group.add(waiting.remove());
        }
        return group;
    }

    private void lead(List<Ticket> group) {
        Throwable failure = refused();
        long first = 0;
        if (failure == null) {
            List<Draft> drafts = new ArrayList<>();
            group.forEach(ticket -> drafts.addAll(ticket.drafts));
            try {
                first = commit.commit(drafts);
            } catch (IOException | RuntimeException | Error e) {
                // whatever it was, nobody knows what is on the medium now
                refuse("the ledger takes no more entries until it is opened again, since a write "
                        + "failed: " + e.getMessage(), e);
                failure = e;
            }
        }
        finish(group, first, failure);
    }

    private LedgerRefusedException refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    private void finish(List<Ticket> group, long first, Throwable failure) {
        lock.lock();
        try {
            long number = first;
            for (Ticket ticket : group) {
                ticket.done = true;
                ticket.first = number;
                ticket.failure = failure;
                number += ticket.drafts.size();
                ticket.changed.signal();
            }
            committing = false;
            if (!waiting.isEmpty()) {
                waiting.peek().changed.signal();
            } else {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private long result(Ticket ticket) throws IOException {
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
