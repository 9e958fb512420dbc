package org.holdfast.engine.catalog.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.holdfast.device.media.Barcode;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.CartridgeState;

/** Cartridges as the facts of the batch leave them, written at its end. */
final class CartridgeBook {
    private static final String COLUMNS = "num, barcode, state, reason, domain, volume, "
            + "block_size, capacity, generation, index_block, remaining, session, vcr, library, "
            + "element, blobs, bytes";

    private final Sql sql;
    private final TreeMap<Barcode, Row> rows = new TreeMap<>();
    private int highest = -1;

    /** One cartridge in the writer's memory. */
    static final class Row {
        final int number;
        final Barcode barcode;
        CartridgeState state = CartridgeState.SCRATCH;
        String reason = "";
        String domain;
        UUID volume;
        int blockSize;
        long capacity;
        long generation;
        long indexBlock;
        long remaining;
        UUID session;
        long vcr;
        String library;
        int element;
        long blobs;
        long bytes;

        Row(int number, Barcode barcode) {
            this.number = number;
            this.barcode = barcode;
        }

        static Row of(ResultSet r) throws SQLException {
            Row row = new Row(r.getInt(1), new Barcode(r.getString(2)));
            row.state = CartridgeState.values()[r.getInt(3)];
            row.reason = r.getString(4);
            row.domain = r.getString(5);
            row.volume = r.getObject(6, UUID.class);
            row.blockSize = r.getInt(7);
            row.capacity = r.getLong(8);
            row.generation = r.getLong(9);
            row.indexBlock = r.getLong(10);
            row.remaining = r.getLong(11);
            row.session = r.getObject(12, UUID.class);
            row.vcr = r.getLong(13);
            row.library = r.getString(14);
            row.element = r.getInt(15);
            row.blobs = r.getLong(16);
            row.bytes = r.getLong(17);
            return row;
        }

        /** Whether this fact is about the volume that is on the cartridge now. */
        boolean holds(UUID other) {
            return other.equals(volume);
        }

        private Object[] values() {
            return new Object[] {number, barcode.value(), state.ordinal(), reason, domain, volume,
                blockSize, capacity, generation, indexBlock, remaining, session, vcr, library,
                element, blobs, bytes};
        }
    }

    CartridgeBook(Sql sql) {
        this.sql = sql;
    }

    /** The cartridge; a new one when no fact named it before. */
    Row of(Barcode barcode) throws SQLException {
        Row known = rows.get(barcode);
        if (known != null) {
            return known;
        }
        Optional<Row> stored = sql.first("SELECT " + COLUMNS + " FROM cartridges "
                + "WHERE barcode = ?", Row::of, barcode.value());
        Row row;
        if (stored.isPresent()) {
            row = stored.get();
        } else {
            if (highest < 0) {
                highest = (int) sql.number("SELECT MAX(num) FROM cartridges");
            }
            row = new Row(++highest, barcode);
        }
        rows.put(barcode, row);
        return row;
    }

    /** Writes what the batch touched; statements about states may follow. */
    void flush() throws SQLException {
        List<Object[]> values = new ArrayList<>();
        for (Row row : rows.values()) {
            values.add(row.values());
        }
        sql.runAll("MERGE INTO cartridges(" + COLUMNS + ") KEY(num) VALUES(?, ?, ?, ?, ?, ?, ?, "
                + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
        rows.clear();
    }
}
