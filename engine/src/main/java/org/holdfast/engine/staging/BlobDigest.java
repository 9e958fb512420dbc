package org.holdfast.engine.staging;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.holdfast.engine.env.BesideQueue;
import org.holdfast.engine.env.Lanes;

/**
 * SHA-256 of one blob after the other: here for short ones, beside the copying for long ones. That
 * of the object, when it has several blobs, is made beside that of the blob.
 */
final class BlobDigest {
    /** Hashing less than this is cheaper than handing it over. */
    static final int WORTH_A_TASK = 1 << 20;
    /** More pieces than this do not wait; the copying helps first. */
    private static final int MOST = 64;
    /** Small enough to stay in the fastest cache between copying and hashing. */
    private static final int PIECE_BYTES = 4 << 10;
    private static final byte[] ZEROS = new byte[PIECE_BYTES];

    private final BesideQueue queue;
    private final BesideQueue wholeQueue;
    private final MessageDigest digest;
    private final byte[] copy = new byte[PIECE_BYTES];
    private final byte[] wholeCopy = new byte[PIECE_BYTES];
    private Optional<MessageDigest> whole = Optional.empty();
    private boolean beside;
    private Block pending;
    private int pendingFrom;
    private int pendingTo;

    /** {@code lane} is for blobs, {@code wholeLane} for objects of several. */
    BlobDigest(Lanes.Lane lane, Lanes.Lane wholeLane) {
        queue = new BesideQueue(lane, MOST);
        wholeQueue = new BesideQueue(wholeLane, MOST);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Begins a blob; a long one is hashed beside the copying. */
    void begin(long length, Optional<MessageDigest> wholeObject) {
        digest.reset();
        whole = wholeObject;
        beside = length >= WORTH_A_TASK;
    }

    /** The bytes {@code from} to {@code to} of a block come next; they stay until hashed. */
    void took(Block block, int from, int to) {
        if (pending != block || pendingTo != from) {
            submitPending();
            pending = block;
            pendingFrom = from;
        }
        pendingTo = to;
        if (to - pendingFrom >= WORTH_A_TASK || to == block.size()) {
            submitPending();
        }
    }

    /** Zeros come next: a hole. */
    void zeros(long length) {
        submitPending();
        submit(Optional.empty(), 0, length);
    }

    /** Whether bytes of the block are still to be hashed. */
    boolean uses(Block block) {
        return pending == block || queue.uses(block) || wholeQueue.uses(block);
    }

    /** Returns when the block may be used again. */
    void release(Block block) {
        submitPending();
        queue.release(block);
        wholeQueue.release(block);
    }

    /** The digest of the blob, 64 hex digits. */
    String finish() {
        submitPending();
        queue.finish();
        wholeQueue.finish();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Forgets the blob; returns when no block of it is in use. */
    void abandon() {
        pending = null;
        queue.clear();
        wholeQueue.clear();
    }

    private void submitPending() {
        if (pending != null) {
            Block block = pending;
            pending = null;
            submit(Optional.of(block), pendingFrom, pendingTo - pendingFrom);
        }
    }

    private void submit(Optional<Block> block, int from, long length) {
        if (beside) {
            Object used = block.isPresent() ? block.get() : ZEROS;
            whole.ifPresent(w -> wholeQueue.add(used,
                    () -> hash(w, wholeCopy, block, from, length)));
            queue.add(used, () -> hash(digest, copy, block, from, length));
        } else {
            whole.ifPresent(w -> hash(w, wholeCopy, block, from, length));
            hash(digest, copy, block, from, length);
        }
    }

    /** The bytes of a block, or that many zeros when there is no block. */
    private static void hash(MessageDigest digest, byte[] copy, Optional<Block> block, int from,
            long length) {
        if (block.isEmpty()) {
            for (long left = length; left > 0; left -= PIECE_BYTES) {
                digest.update(ZEROS, 0, (int) Math.min(left, PIECE_BYTES));
            }
            return;
        }
        ByteBuffer bytes = block.get().range(from, from + (int) length);
        while (bytes.hasRemaining()) {
            int n = Math.min(bytes.remaining(), PIECE_BYTES);
            bytes.get(copy, 0, n);
            digest.update(copy, 0, n);
        }
    }
}
