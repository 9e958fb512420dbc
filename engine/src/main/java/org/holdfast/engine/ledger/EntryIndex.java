package org.holdfast.engine.ledger;

import java.util.Arrays;
import org.holdfast.engine.ledger.merkle.MerkleTree;

/**
 * Where each {@value MerkleTree#CHUNK}th entry begins: 16 bytes for 64 entries; and where each of
 * the last {@value MerkleTree#CHUNK} does, since who follows the ledger asks for the newest, and
 * an entry may be a batch of thousands of lines. Thread-safe.
 */
final class EntryIndex {
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
    private final long[] lastNumbers = new long[MerkleTree.CHUNK];
    private final long[] lastFiles = new long[MerkleTree.CHUNK];
    private final long[] lastOffsets = new long[MerkleTree.CHUNK];

    synchronized void add(long number, long file, long offset) {
        int slot = slot(number);
        lastNumbers[slot] = number;
        lastFiles[slot] = file;
        lastOffsets[slot] = offset;
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
            add(number, file, 0);
        }
    }

    /** The last known place at or before entry {@code number}, which must be there. */
    synchronized Position floor(long number) {
        int at = Math.toIntExact((number - 1) / MerkleTree.CHUNK);
        if (number < 1 || at >= count) {
            throw new IllegalArgumentException("no entry " + number);
        }
        int slot = slot(number);
        return lastNumbers[slot] == number
                ? new Position(number, lastFiles[slot], lastOffsets[slot])
                : new Position(at * (long) MerkleTree.CHUNK + 1, files[at], offsets[at]);
    }

    private static int slot(long number) {
        return (int) (number % MerkleTree.CHUNK);
    }
}
