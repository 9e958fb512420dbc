package org.holdfast.engine.staging;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.holdfast.engine.env.Lanes;

/**
 * SHA-256 of one blob after the other: here for short ones, beside the copying for long ones.
 */
final class BlobDigest {
    /** Hashing less than this is cheaper than handing it over. */
    static final int WORTH_A_TASK = 1 << 20;
    private static final int ZERO_BYTES = 64 << 10;

    private final HashQueue queue;
    private final MessageDigest digest;
    private final byte[] zeros = new byte[ZERO_BYTES];
    private final byte[] copy = new byte[ZERO_BYTES];
    private Optional<MessageDigest> whole = Optional.empty();
    private boolean beside;
    private Block pending;
    private int pendingFrom;
    private int pendingTo;

    BlobDigest(Lanes.Lane lane) {
        queue = new HashQueue(lane, this::hash);
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
        submit(new HashQueue.Piece(null, 0, length));
    }

    /** Returns when the block may be used again. */
    void release(Block block) {
        submitPending();
        queue.release(block);
    }

    /** The digest of the blob, 64 hex digits. */
    String finish() {
        submitPending();
        queue.finish();
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Forgets the blob; returns when no block of it is in use. */
    void abandon() {
        pending = null;
        queue.clear();
    }

    private void submitPending() {
        if (pending != null) {
            Block block = pending;
            pending = null;
            submit(new HashQueue.Piece(block, pendingFrom, pendingTo - pendingFrom));
        }
    }

    private void submit(HashQueue.Piece piece) {
        if (beside) {
            queue.add(piece);
        } else {
            hash(piece);
        }
    }

    private void hash(HashQueue.Piece piece) {
        if (piece.block() == null) {
            for (long left = piece.length(); left > 0; left -= ZERO_BYTES) {
                update(zeros, (int) Math.min(left, ZERO_BYTES));
            }
            return;
        }
        ByteBuffer bytes = piece.block().range(piece.from(),
                piece.from() + (int) piece.length());
        while (bytes.hasRemaining()) {
            int n = Math.min(bytes.remaining(), ZERO_BYTES);
            bytes.get(copy, 0, n);
            update(copy, n);
        }
    }

    private void update(byte[] bytes, int n) {
        digest.update(bytes, 0, n);
        whole.ifPresent(w -> w.update(bytes, 0, n));
    }
}
