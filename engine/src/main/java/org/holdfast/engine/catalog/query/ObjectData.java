package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.AcceptedBlob.Complete;
import org.holdfast.engine.model.Metadata;

/** The columns of a version that make its {@link Complete}. */
record ObjectData(long place, long size, byte[] sha256, int kind, long mtime, int mtimeNano,
        String meta) {
    static final String COLUMNS = "v.place, v.size, v.sha256, v.kind, v.mtime, v.mtime_nano, "
            + "v.meta";
    static final int WIDTH = 7;

    static ObjectData read(ResultSet r, int first) throws SQLException {
        return new ObjectData(r.getLong(first), r.getLong(first + 1), r.getBytes(first + 2),
                r.getInt(first + 3), r.getLong(first + 4), r.getInt(first + 5),
                r.getString(first + 6));
    }

    Complete complete(Sql sql) throws SQLException, IOException {
        String text = meta;
        if ("+".equals(meta)) {
            text = String.join("", sql.list("SELECT text FROM meta_parts WHERE place = ? "
                    + "ORDER BY place, part", r -> r.getString(1), place));
        }
        Metadata metadata = JsonText.metadata(Metadata.Kind.values()[kind],
                Instant.ofEpochSecond(mtime, mtimeNano), text);
        return new Complete(size, HexFormat.of().formatHex(sha256), metadata);
    }
}
