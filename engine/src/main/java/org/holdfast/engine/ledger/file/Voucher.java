package org.holdfast.engine.ledger.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.holdfast.engine.ledger.form.LineHead;
import org.holdfast.engine.ledger.merkle.Hash;
import org.holdfast.engine.ledger.merkle.MerkleTree;

/**
 * What a sealed file adds to the ledger, so that opening need not read the file. It is made from
 * the ledger and says nothing of its own: without it, or when it does not fit, the file is read.
 *
 * <p>As bytes: {@code HFVOUCH1}, first, last, time, sealed bytes, CRC-32C of the sealed file's end,
 * root, chunks, leaves, CRC-32C of all that; numbers big-endian.
 *
 * @param first number of the file's first entry
 * @param last number of its last one
 * @param lastTime that one's time, as its line has it
 * @param sealedBytes size of the sealed file
 * @param endCrc CRC-32C of its last {@value #END_BYTES} bytes
 * @param root of the ledger's tree of {@code last} entries
 * @param chunks roots of the {@link MerkleTree#CHUNK}s that are completed by this file
 * @param leaves leaf hashes of the entries up to {@code last} that are in no complete chunk
 */
public record Voucher(long first, long last, byte[] lastTime, long sealedBytes, int endCrc,
        Hash root, byte[] chunks, byte[] leaves) {
    /** So much of a sealed file's end is compared when the ledger is opened. */
    public static final int END_BYTES = 4096;
    private static final byte[] MAGIC = "HFVOUCH1".getBytes(StandardCharsets.US_ASCII);
    private static final int FIXED_BYTES = MAGIC.length + 2 * Long.BYTES + LineHead.TIME_BYTES
            + Long.BYTES + Integer.BYTES + Hash.BYTES;
    /** Entries take more than this, so a file of a ledger never has so many. */
    static final int MAX_BYTES = 64 << 20;

    /** How many chunks are completed by the entries {@code first} to {@code last}. */
    public static long chunks(long first, long last) {
        return last / MerkleTree.CHUNK - (first - 1) / MerkleTree.CHUNK;
    }

    /** The CRC of these bytes. */
    static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /** Without what is large and in the tree already. */
    public Voucher withoutChunks() {
        return new Voucher(first, last, lastTime, sealedBytes, endCrc, root, new byte[0], leaves);
    }

    /** As it is written. */
    byte[] bytes() {
        ByteBuffer b = ByteBuffer.allocate(FIXED_BYTES + chunks.length + leaves.length
                + Integer.BYTES);
        b.put(MAGIC).putLong(first).putLong(last).put(lastTime).putLong(sealedBytes)
                .putInt(endCrc).put(root.bytes()).put(chunks).put(leaves);
        b.putInt(crc(b.array(), b.position()));
        return b.array();
    }

    /** Reads what {@link #bytes} gave; empty for anything else. */
    static Optional<Voucher> parse(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        if (end < FIXED_BYTES || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                || ByteBuffer.wrap(bytes).getInt(end) != crc(bytes, end)) {
            return Optional.empty();
        }
        ByteBuffer b = ByteBuffer.wrap(bytes).position(MAGIC.length);
        long first = b.getLong();
        long last = b.getLong();
        byte[] time = take(b, LineHead.TIME_BYTES);
        long sealedBytes = b.getLong();
        int endCrc = b.getInt();
        Hash root = Hash.of(take(b, Hash.BYTES));
        if (first < 1 || last < first || !LineHead.isTime(time)) {
            return Optional.empty();
        }
        long count = chunks(first, last);
        long leaves = last % MerkleTree.CHUNK;
        if (count > bytes.length || (count + leaves) * Hash.BYTES != end - FIXED_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new Voucher(first, last, time, sealedBytes, endCrc, root,
                take(b, (int) count * Hash.BYTES), take(b, (int) leaves * Hash.BYTES)));
    }

    private static byte[] take(ByteBuffer from, int count) {
        byte[] bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
