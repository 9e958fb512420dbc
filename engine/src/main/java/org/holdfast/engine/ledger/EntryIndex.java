package org.holdfast.engine.ledger;

import java.util.Arrays;
import org.holdfast.engine.ledger.merkle.MerkleTree;

/**
 * Where entries begin: each {@value MerkleTree#CHUNK}th, 16 bytes for 64 entries, and each of the
 * last {@value #LATE}, because that is where those read on who follow the ledger, and between two
 * places there can be 64 batches of thousands of lines. Thread-safe.
 */
final class EntryIndex {
    static final int LATE = 256;

    /**
     * A place to enter the ledger at.
     *
     * @param number of the entry that begins there
     * @param file first number of its file
     * @param offset of its line, while the file is plain
     */
    record Position(long number, long file, long offset) {}

    private long[] files = new long[16];
    private long[] offsets = new long[16];
    private int count;
    /** At their number modulo {@link #LATE}. */
    private final Position[] late = new Position[LATE];

    synchronized void add(long number, long file, long offset) {
        late[(int) (number % LATE)] = new Position(number, file, offset);
        place(number, file, offset);
    }

    private void place(long number, long file, long offset) {
        if ((number - 1) % MerkleTree.CHUNK != 0) {
            return;
        }
        if (count == files.length) {
            files = Arrays.copyOf(files, count * 2);
            offsets = Arrays.copyOf(offsets, count * 2);
        }
        files[count] = file;
        offsets[count++] = offset;
    }

    /** Adds the entries of a sealed file, which is not entered by offset. */
    synchronized void addAll(long first, long last, long file) {
        long next = (first + MerkleTree.CHUNK - 2) / MerkleTree.CHUNK * MerkleTree.CHUNK + 1;
        for (long number = next; number <= last; number += MerkleTree.CHUNK) {
            place(number, file, 0);
        }
    }

    /** The last known place at or before entry {@code number}, which must be there. */
    synchronized Position floor(long number) {
        int at = Math.toIntExact((number - 1) / MerkleTree.CHUNK);
        if (number < 1 || at >= count) {
            throw new IllegalArgumentException("no entry " + number);
        }
        Position exact = late[(int) (number % LATE)];
        if (exact != null && exact.number() == number) {
            return exact;
        }
        return new Position(at * (long) MerkleTree.CHUNK + 1, files[at], offsets[at]);
    }
}
