package org.holdfast.engine.catalog.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.model.CartridgeState;
import org.holdfast.engine.model.Run;

/**
 * A run of copies on a cartridge.
 *
 * @param cartridge the cartridge
 * @param state what may be done with it
 * @param domain the storage domain
 * @param generation the index that first named it
 * @param number the ledger entry that counted it
 * @param blockSize bytes of a block
 * @param run ordinals and place; without names, which {@link Copies#names} gives
 */
public record StoredRun(Barcode cartridge, CartridgeState state, String domain, long generation,
        long number, int blockSize, Run run) {
    static final String SELECT = "SELECT c.barcode, c.state, r.domain, r.generation, r.number, "
            + "c.block_size, r.segment, r.first_ordinal, r.end_ordinal, r.segment_offset, "
            + "r.bytes, r.start_block, r.byte_offset FROM runs r "
            + "JOIN cartridges c ON c.num = r.cartridge ";

    static StoredRun of(ResultSet r) throws SQLException {
        return new StoredRun(new Barcode(r.getString(1)), CartridgeState.values()[r.getInt(2)],
                r.getString(3), r.getLong(4), r.getLong(5), r.getInt(6),
                new Run(r.getLong(7), r.getInt(8), r.getInt(9) - r.getInt(8), r.getLong(10),
                        r.getLong(11), r.getLong(12), r.getInt(13),
                        Collections.emptySortedMap()));
    }

    /** Whether copies on the cartridge count at all. */
    public boolean readable() {
        return switch (state) {
            case APPENDABLE, FULL, READ_ONLY -> true;
            case SCRATCH, FOREIGN, BAD -> false;
        };
    }
}
