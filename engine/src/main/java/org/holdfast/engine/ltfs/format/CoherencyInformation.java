package org.holdfast.engine.ltfs.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Volume coherency information: which index is the last on a partition, kept in cartridge memory
 * as attribute 080Ch of that partition (LTFS Format 2.4, 10.2).
 *
 * @param vcr the volume change reference when it was written
 * @param generation of the last index on the partition
 * @param indexBlock the first block of that index
 * @param volume the volume's UUID
 */
public record CoherencyInformation(long vcr, long generation, long indexBlock, UUID volume) {
    /** The attribute's identifier. */
    public static final int ATTRIBUTE = 0x080C;
    /** Bytes of the value. */
    public static final int BYTES = 70;
    private static final int VCR_BYTES = 8;
    private static final int CLIENT_BYTES = 43;
    private static final int CLIENT_AT = 27;
    private static final int UUID_AT = 32;
    private static final int UUID_BYTES = 36;
    private static final int VERSION = 1;

    /** Checks the signs. */
    public CoherencyInformation {
        if (generation < 0 || indexBlock < 0) {
            throw new IllegalArgumentException("generation " + generation + " at " + indexBlock);
        }
    }

    /** The attribute's value, without the header of the attribute. */
    public byte[] encode() {
        return ByteBuffer.allocate(BYTES).put((byte) VCR_BYTES).putLong(vcr).putLong(generation)
                .putLong(indexBlock).putShort((short) CLIENT_BYTES)
                .put("LTFS".getBytes(StandardCharsets.US_ASCII)).put((byte) 0)
                .put(volume.toString().getBytes(StandardCharsets.US_ASCII)).put((byte) 0)
                .put((byte) VERSION).array();
    }

    /**
     * Reads a value. The byte behind {@code LTFS} is not looked at: some software leaves it
     * as memory happened to be. A VCR shorter than 8 bytes and client data of 42 bytes are
     * understood.
     *
     * @return nothing when it is not of LTFS, is damaged, or asks not to be trusted (version 0)
     */
    public static Optional<CoherencyInformation> parse(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        if (!in.hasRemaining()) {
            return Optional.empty();
        }
        int vcrBytes = in.get();
        if (vcrBytes < 1 || vcrBytes > VCR_BYTES
                || in.remaining() < vcrBytes + 2 * Long.BYTES + Short.BYTES) {
            return Optional.empty();
        }
        long vcr = 0;
        for (int i = 0; i < vcrBytes; i++) {
            vcr = vcr << Byte.SIZE | in.get() & 0xFF;
        }
        long generation = in.getLong();
        long block = in.getLong();
        int clientBytes = in.getShort();
        boolean length = clientBytes == CLIENT_BYTES || clientBytes == CLIENT_BYTES - 1;
        if (generation < 0 || block < 0 || !length || in.remaining() < clientBytes) {
            return Optional.empty();
        }
        byte[] client = new byte[clientBytes];
        in.get(client);
        Optional<UUID> volume = volume(client);
        return volume.isEmpty() ? Optional.empty() : Optional.of(
                new CoherencyInformation(vcr, generation, block, volume.get()));
    }

    private static Optional<UUID> volume(byte[] client) {
        String text = new String(client, StandardCharsets.ISO_8859_1);
        int uuidAt = UUID_AT - CLIENT_AT;
        int version = client[client.length - 1];
        if (!text.startsWith("LTFS") || version != VERSION) {
            return Optional.empty();
        }
        return Uuids.parse(text.substring(uuidAt, uuidAt + UUID_BYTES));
    }
}
