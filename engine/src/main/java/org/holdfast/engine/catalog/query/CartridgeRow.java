package org.holdfast.engine.catalog.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;

/**
 * A cartridge as the ledger knows it.
 *
 * @param barcode its label
 * @param state what may be done with it
 * @param reason why, a failure code; empty when nothing was judged since it was formatted
 * @param volume what was made on it, if anything
 * @param blobs copies on it that were counted and have not failed or lost their name
 * @param bytes their stored bytes
 * @param place where it was last moved to
 */
public record CartridgeRow(Barcode barcode, CartridgeState state, String reason,
        Optional<Volume> volume, long blobs, long bytes, Optional<LastPlace> place) {

    /**
     * An LTFS volume of ours.
     *
     * @param id its UUID
     * @param domain the storage domain
     * @param blockSize in bytes
     * @param capacity bytes of the data partition when it was made
     * @param remaining bytes that could still be written at the last index
     * @param generation the newest generation known
     * @param indexBlock where the newest counted index begins in the data partition
     * @param openSession the mount that has not ended, if any
     * @param volumeChangeReference at the end of the last mount
     */
    public record Volume(UUID id, String domain, int blockSize, long capacity, long remaining,
            long generation, long indexBlock, Optional<UUID> openSession,
            long volumeChangeReference) {}

    /**
     * An element of a library.
     *
     * @param library the library's name
     * @param element element address
     */
    public record LastPlace(String library, int element) {}

    static final String SELECT = "SELECT barcode, state, reason, volume, domain, block_size, "
            + "capacity, remaining, generation, index_block, session, vcr, blobs, bytes, library, "
            + "element FROM cartridges ";

    static CartridgeRow of(ResultSet r) throws SQLException {
        UUID id = r.getObject(4, UUID.class);
        Optional<Volume> volume = id == null ? Optional.empty()
                : Optional.of(new Volume(id, r.getString(5), r.getInt(6), r.getLong(7),
                        r.getLong(8), r.getLong(9), r.getLong(10),
                        Optional.ofNullable(r.getObject(11, UUID.class)), r.getLong(12)));
        String library = r.getString(15);
        int element = r.getInt(16);
        return new CartridgeRow(new Barcode(r.getString(1)),
                CartridgeState.values()[r.getInt(2)], r.getString(3), volume, r.getLong(13),
                r.getLong(14), Optional.ofNullable(library)
                        .map(name -> new LastPlace(name, element)));
    }
}
