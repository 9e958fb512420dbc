package org.holdfast.engine.catalog.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.engine.catalog.form.JsonText;
import org.holdfast.engine.catalog.sql.Database;
import org.holdfast.engine.catalog.sql.Sql;
import org.holdfast.engine.model.Bucket;
import org.holdfast.engine.model.DataPolicy;

/** Buckets with their totals. Safe for any thread. */
public final class Buckets {
    private static final String SELECT = "SELECT b.id, b.name, b.domains, b.blob_bytes, "
            + "b.undo_days, f.objects, f.bytes, f.lost, f.degraded, f.staged FROM buckets b "
            + "JOIN folders f ON f.bucket = b.num AND f.path = X'' ";

    private final Database database;

    /**
     * A bucket and what is in it.
     *
     * @param bucket identity, name, policy
     * @param counters over its current objects
     */
    public record Row(Bucket bucket, Counters counters) {}

    private record Stored(UUID id, String name, String domains, long blobBytes, int undoDays,
            Counters counters) {
        static Stored of(ResultSet r) throws SQLException {
            return new Stored(r.getObject(1, UUID.class), r.getString(2), r.getString(3),
                    r.getLong(4), r.getInt(5), Counters.read(r, 6));
        }

        Row row() throws IOException {
            return new Row(new Bucket(id, name,
                    new DataPolicy(JsonText.list(domains), blobBytes, undoDays)), counters);
        }
    }

    /** Asks this database. */
    public Buckets(Database database) {
        this.database = database;
    }

    /** Buckets in the order of their names without case, behind {@code after}; empty: all. */
    public List<Row> list(String after, int limit) throws IOException {
        Page.checked(limit);
        return database.read(sql -> {
            List<Row> rows = new ArrayList<>();
            for (Stored stored : sql.list(SELECT + "WHERE b.folded > ? ORDER BY b.folded LIMIT ?",
                    Stored::of, folded(after), limit)) {
                rows.add(stored.row());
            }
            return rows;
        });
    }

    /** The bucket of this name, whatever its case. */
    public Optional<Row> find(String name) throws IOException {
        return one("WHERE b.folded = ?", folded(name));
    }

    /** The bucket of this identity. */
    public Optional<Row> find(UUID id) throws IOException {
        return one("WHERE b.id = ?", id);
    }

    private Optional<Row> one(String where, Object value) throws IOException {
        return database.read(sql -> {
            Optional<Stored> found = sql.first(SELECT + where, Stored::of, value);
            return found.isPresent() ? Optional.of(found.get().row()) : Optional.empty();
        });
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The short number of a bucket; 0, which no row has, when it is unknown. */
    static int number(Sql sql, UUID bucket) throws SQLException {
        return (int) sql.number("SELECT num FROM buckets WHERE id = ?", bucket);
    }
}
