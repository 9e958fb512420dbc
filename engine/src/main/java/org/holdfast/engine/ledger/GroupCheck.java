package org.holdfast.engine.ledger;

import java.io.IOException;
import org.holdfast.engine.ledger.form.BatchContent;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.form.LineLimits;
import org.holdfast.engine.ledger.merkle.Hash;
import org.holdfast.engine.ledger.merkle.MerkleTree;
import org.holdfast.engine.ledger.merkle.TreeHasher;

/** Whether each line is the one that has to follow: numbers, times, groups, batches. */
final class GroupCheck {
    private final LineHead head;
    private final TreeHasher hasher = new TreeHasher();

    /** Of the last complete group. */
    private long last;
    private byte[] lastTime = LineHead.FIRST_TIME.clone();
    private long begin;
    private long end;

    /** Of the group that is being read. */
    private long number;
    private final byte[] time = lastTime.clone();
    private long groupEnd;
    private BatchContent batch;
    private MerkleTree members;
    private byte[] leafHash;

    GroupCheck(LineHead head) {
        this.head = head;
    }

    /** Goes on behind an entry whose predecessors have been checked before. */
    void goOn(long entry, byte[] itsTime) {
        last = entry;
        number = entry;
        lastTime = itsTime.clone();
        System.arraycopy(itsTime, 0, time, 0, time.length);
        beginFile();
    }

    void beginFile() {
        begin = 0;
        end = 0;
        groupEnd = 0;
    }

    /** Looks at the scanned line at {@code offset}; what is wrong with it, or null. */
    String accept(long offset, long bytes) throws IOException {
        String problem = batch != null ? member() : entry(offset, bytes);
        if (problem != null) {
            return problem;
        }
        long lineEnd = offset + bytes;
        if (lineEnd > groupEnd) {
            return "a line goes beyond its commit group";
        }
        if (lineEnd == groupEnd) {
            if (batch != null) {
                return "a commit group ends inside batch " + number;
            }
            last = number;
            lastTime = time.clone();
            begin = end;
            end = groupEnd;
        }
        return null;
    }

    private String entry(long offset, long bytes) throws IOException {
        if (head.member()) {
            return "a member of batch " + head.number() + " where an entry belongs";
        }
        if (head.number() != number + 1) {
            return "entry " + head.number() + " where " + (number + 1) + " belongs";
        }
        boolean first = offset == groupEnd;
        if (head.groupFirst() != first) {
            return first ? "no commit group begins where one should"
                    : "a commit group begins inside another";
        }
        if (first && (head.groupBytes() < bytes || head.groupBytes() > LineLimits.GROUP_BYTES)) {
            return "a commit group of " + head.groupBytes() + " bytes";
        }
        if (head.before(time)) {
            return "entry " + head.number() + " is older than its predecessor";
        }
        head.checkType();
        if (first) {
            groupEnd = offset + head.groupBytes();
        }
        number++;
        head.copyTime(time);
        leafHash = head.leafHash(hasher);
        if (head.batch()) {
            batch = head.batchContent();
            members = new MerkleTree((begin, count) -> {
                throw new IllegalStateException("no proofs here");
            });
        }
        return null;
    }

    private String member() {
        if (!head.member() || head.number() != number || head.index() != members.size()) {
            return "not member " + members.size() + " of batch " + number;
        }
        members.add(head.leafHash(hasher));
        if (members.size() == batch.count()) {
            boolean right = members.head().root().equals(Hash.parse(batch.root()));
            batch = null;
            return right ? null : "the root of batch " + number + " is wrong";
        }
        return null;
    }

    /** The entry's leaf hash. */
    byte[] leafHash() {
        return leafHash;
    }

    /** Whether no group is open. */
    boolean complete() {
        return end == groupEnd;
    }

    long last() {
        return last;
    }

    byte[] lastTime() {
        return lastTime;
    }

    /** Where the last complete group of the file begins. */
    long begin() {
        return begin;
    }

    /** Where the last complete group of the file ends. */
    long end() {
        return end;
    }

    /** Where the open group should end. */
    long groupEnd() {
        return groupEnd;
    }
}
